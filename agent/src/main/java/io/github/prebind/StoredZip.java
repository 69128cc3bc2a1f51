package io.github.prebind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip file inside the jar. Opening a jar costs the JVM CPU time for each of its entries, also for
 * the hundreds that no start needs; so the jar has few, and these are looked up here.
 *
 * <p>The build makes it: without compression, comment or ZIP64. The numbers are the offsets of the
 * fields in PKWARE's APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (directory) and 4.3.16 (its
 * end). Thread-safe.
 */
final class StoredZip {
  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL_LENGTH = 46;
  private static final int CENTRAL_SIGNATURE = 0x02014b50;
  private static final int END_LENGTH = 22;
  private static final int END_SIGNATURE = 0x06054b50;

  private final ZipFile jar;
  private final ZipEntry self;

  /** All of it; {@code null} if it is read piece by piece. */
  private final byte[] content;

  private final byte[] directory;

  /** The names, and where in the directory each stands. */
  private final Map<String, Integer> places;

  /**
   * @param name of the zip file in the jar
   * @param atOnce whether to read all of it now, because most of it will be asked for soon
   */
  StoredZip(ZipFile jar, String name, boolean atOnce) throws IOException {
    this.jar = jar;
    this.self = jar.getEntry(name);
    if (self == null) {
      throw new IOException(jar.getName() + " has no " + name);
    }
    int size = (int) self.getSize();
    this.content = atOnce ? read(0, size) : null;
    byte[] end = piece(size - END_LENGTH, END_LENGTH);
    int begin = int4(end, 16);
    if (int4(end, 0) != END_SIGNATURE) {
      throw new IOException(name + " is damaged");
    }
    this.directory = piece(begin, size - END_LENGTH - begin);
    this.places = new HashMap<>(int2(end, 10) * 2);
    for (int at = 0; at + CENTRAL_LENGTH <= directory.length; ) {
      int length = int2(directory, at + 28);
      places.put(
          new String(directory, at + CENTRAL_LENGTH, length, StandardCharsets.ISO_8859_1), at);
      at += CENTRAL_LENGTH + length + int2(directory, at + 30) + int2(directory, at + 32);
    }
  }

  boolean contains(String name) {
    return places.containsKey(name);
  }

  /** The bytes of an entry, or {@code null} if there is none. */
  byte[] read(String name) throws IOException {
    Integer place = places.get(name);
    if (place == null) {
      return null;
    }
    int begin = int4(directory, place + 42);
    byte[] header = piece(begin, LOCAL_LENGTH);
    int skipped = LOCAL_LENGTH + int2(header, 26) + int2(header, 28);
    return piece(begin + skipped, int4(directory, place + 24));
  }

  private byte[] piece(int from, int length) throws IOException {
    if (content == null) {
      return read(from, length);
    }
    byte[] piece = new byte[length];
    System.arraycopy(content, from, piece, 0, length);
    return piece;
  }

  private byte[] read(int from, int length) throws IOException {
    byte[] bytes = new byte[length];
    try (InputStream in = jar.getInputStream(self)) {
      for (long left = from; left > 0; ) {
        long skipped = in.skip(left);
        left -= skipped > 0 ? skipped : 1;
        if (skipped <= 0 && in.read() < 0) {
          throw new IOException(self.getName() + " is cut off");
        }
      }
      for (int at = 0; at < length; ) {
        int count = in.read(bytes, at, length - at);
        if (count < 0) {
          throw new IOException(self.getName() + " is cut off");
        }
        at += count;
      }
    }
    return bytes;
  }

  private static int int2(byte[] bytes, int at) {
    return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
  }

  private static int int4(byte[] bytes, int at) {
    return int2(bytes, at) | int2(bytes, at + 2) << 16;
  }
}
