package io.github.prebind.weave;

import java.util.Arrays;

/**
 * Bytes that are being written, in the order of class files: most significant first. One thread.
 */
final class Bytes {
  private byte[] bytes;
  private int length;

  Bytes(int capacity) {
    bytes = new byte[capacity];
  }

  int length() {
    return length;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void need(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  Bytes u1(int value) {
    need(1);
    bytes[length++] = (byte) value;
    return this;
  }

  Bytes u2(int value) {
    need(2);
    length += 2;
    putU2(length - 2, value);
    return this;
  }

  Bytes u4(int value) {
    need(4);
    length += 4;
    putU4(length - 4, value);
    return this;
  }

  /** Overwrites what was left open before. */
  void putU2(int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }

  /** Overwrites what was left open before. */
  void putU4(int at, int value) {
    putU2(at, value >> 16);
    putU2(at + 2, value);
  }

  void copy(byte[] from, int begin, int end) {
    need(end - begin);
    System.arraycopy(from, begin, bytes, length, end - begin);
    length += end - begin;
  }

  void copy(byte[] from) {
    copy(from, 0, from.length);
  }

  void copy(Bytes from) {
    copy(from.bytes, 0, from.length);
  }

  /** Takes back what was written last. */
  void cut(int newLength) {
    length = newLength;
  }
}
