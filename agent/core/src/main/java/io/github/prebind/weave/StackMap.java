package io.github.prebind.weave;

/**
 * Moves the stack map frames of a method, and adds the one of its handler, which holds nothing but
 * the exception (Java Virtual Machine Specification, 4.7.4).
 */
final class StackMap {
  static final byte[] NAME = ClassFile.textBytes("StackMapTable");

  /** Class files of Java 6 have them. */
  static final int FIRST_VERSION = 50;

  static final int NO_HANDLER = -1;

  private static final int MOST = 0xFFFF;
  static final int ONE_ON_STACK = 64;
  static final int FIRST_RESERVED = 128;
  static final int ONE_ON_STACK_WIDE = 247;
  static final int SAME_WIDE = 251;
  static final int FULL = 255;
  static final int OBJECT = 7;
  static final int UNINITIALISED = 8;

  private final ClassFile file;
  private final CodeWeaver code;
  private int at;

  StackMap(ClassFile file, CodeWeaver code) {
    this.file = file;
    this.code = code;
  }

  /** A table for a method that had none. */
  void writeFirst(int handler, Bytes to) {
    to.u2(file.addText("StackMapTable")).u4(0).u2(1);
    int begin = to.length();
    writeHandler(handler, to);
    to.putU4(begin - 6, to.length() - begin + 2);
  }

  /**
   * @param attribute where the attribute begins
   * @param handler where the handler stands, or {@link #NO_HANDLER}
   */
  void write(int attribute, int handler, Bytes to) {
    int count = file.u2(attribute + 6);
    int all = handler == NO_HANDLER ? count : count + 1;
    if (all > MOST) {
      throw new IllegalArgumentException("a method with " + count + " frames");
    }
    to.u2(file.u2(attribute)).u4(0).u2(all);
    int begin = to.length();
    int place = -1; // of the frame before
    int movedPlace = -1;
    at = attribute + 8;
    for (int left = count; left > 0; left--) {
      int kind = file.u1(at++);
      int distance = kind < FIRST_RESERVED ? kind & ONE_ON_STACK - 1 : file.u2(at);
      place += distance + 1;
      int moved = code.moved(place);
      writeFrame(kind, moved - movedPlace - 1, to);
      movedPlace = moved;
    }
    if (handler != NO_HANDLER) {
      writeHandler(handler - movedPlace - 1, to);
    }
    to.putU4(begin - 6, to.length() - begin + 2);
  }

  private void writeHandler(int distance, Bytes to) {
    int throwable = file.addClass("java/lang/Throwable");
    to.u1(FULL).u2(distance).u2(0).u2(1).u1(OBJECT).u2(throwable);
  }

  private void writeFrame(int kind, int distance, Bytes to) {
    if (kind < FIRST_RESERVED) {
      boolean same = kind < ONE_ON_STACK;
      if (distance < ONE_ON_STACK) {
        to.u1(same ? distance : ONE_ON_STACK + distance);
      } else {
        to.u1(same ? SAME_WIDE : ONE_ON_STACK_WIDE).u2(distance);
      }
      writeTypes(same ? 0 : 1, to);
      return;
    }
    if (kind < ONE_ON_STACK_WIDE) {
      throw new IllegalArgumentException("a method with a frame of kind " + kind);
    }
    at += 2;
    to.u1(kind).u2(distance);
    if (kind == FULL) {
      writeCounted(to);
      writeCounted(to);
    } else if (kind == ONE_ON_STACK_WIDE) {
      writeTypes(1, to);
    } else if (kind > SAME_WIDE) { // so many more local variables
      writeTypes(kind - SAME_WIDE, to);
    }
  }

  private void writeCounted(Bytes to) {
    int count = file.u2(at);
    at += 2;
    to.u2(count);
    writeTypes(count, to);
  }

  private void writeTypes(int count, Bytes to) {
    for (int left = count; left > 0; left--) {
      int type = file.u1(at);
      if (type == UNINITIALISED) { // since the instruction that made it
        to.u1(type).u2(code.moved(file.u2(at + 1)));
        at += 3;
      } else {
        int end = at + (type == OBJECT ? 3 : 1);
        to.copy(file.bytes, at, end);
        at = end;
      }
    }
  }
}
