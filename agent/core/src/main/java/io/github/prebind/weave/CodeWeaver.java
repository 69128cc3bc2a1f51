package io.github.prebind.weave;

import java.util.Arrays;

/**
 * Puts an {@link Addition} into the code of one method, and moves all that points into the code:
 * jumps, handlers, stack map frames, line numbers and local variables. Other attributes of the code
 * are left out: of those that the specification knows, type annotations, which nothing can read at
 * run time.
 *
 * <p>It needs no library, since nothing that is put in uses a local variable or jumps: each
 * instruction stays what it is, and only its place changes. ASM did the same until it was measured
 * what loading and compiling it costs: see the changelog. {@code scripts/weave-all.sh} compares the
 * two.
 *
 * <p>For one method.
 */
final class CodeWeaver {
  private static final int LONGEST_CODE = 0xFFFF;
  private static final int BEHIND_MAXS = 14;
  private static final int MOST_HANDLERS = 0xFFFF;

  /** No code goes so far down that what is put in would not fit. */
  private static final int DEEPEST_STACK = 0xFFFF;

  private static final int NOT_COVERED = -1;

  private static final byte[] INIT = ClassFile.textBytes("<init>");
  private static final byte[] LINES = ClassFile.textBytes("LineNumberTable");
  private static final byte[] VARIABLES = ClassFile.textBytes("LocalVariableTable");
  private static final byte[] VARIABLE_TYPES = ClassFile.textBytes("LocalVariableTypeTable");

  private final ClassFile file;
  private final Addition addition;

  /** The attribute: its name, length, the stack's and the locals' size, the code's length. */
  private final int attribute;

  private final int code;
  private final int length;

  /** Where each instruction goes plus one, by its place, 0 for none; the code's end is the last. */
  private final int[] moved;

  /** The places where something is put in or an offset stands, in order. */
  private int[] marks = new int[32];

  private int markCount;

  /** From where on exceptions are caught. */
  private int covered = NOT_COVERED;

  /** In a constructor: objects made for the other's arguments and not yet initialised. */
  private int pendingNews;

  /** In a constructor: whether something else is stored where {@code this} was. */
  private boolean thisIsLost;

  /** In a constructor that has a place from which it is covered, and frames. */
  private ConstructorFrames frames;

  /**
   * @param attribute where the attribute {@code Code} begins
   */
  CodeWeaver(ClassFile file, int attribute, Addition addition) {
    this.file = file;
    this.addition = addition;
    this.attribute = attribute;
    this.code = attribute + BEHIND_MAXS;
    this.length = file.u4(attribute + 10);
    if (length <= 0 || length > LONGEST_CODE) {
      throw new IllegalArgumentException("a method with " + length + " bytes of code");
    }
    this.moved = new int[length + 1];
  }

  /** Writes the whole attribute; false if the method would be too long then, or has no room. */
  boolean write(Bytes to) {
    place();
    boolean caught = covered != NOT_COVERED;
    if (caught && file.u2(code + length) == MOST_HANDLERS) {
      return false;
    }
    int begin = to.length();
    int stack = Math.min(file.u2(attribute + 6) + Addition.STACK, DEEPEST_STACK);
    to.u2(file.u2(attribute)).u4(0).u2(stack).u2(file.u2(attribute + 8)).u4(0);
    int codeBegin = to.length();
    if (!writeCode(to)) {
      to.cut(begin);
      return false;
    }
    if (to.length() - codeBegin != moved(length)) {
      throw new IllegalStateException("code that is not where it should be");
    }
    if (caught) {
      to.copy(addition.handler);
    }
    int codeLength = to.length() - codeBegin;
    if (codeLength > LONGEST_CODE) {
      to.cut(begin);
      return false;
    }
    to.putU4(codeBegin - 4, codeLength);
    int attributes = writeHandlers(to, caught);
    writeAttributes(attributes, to, caught);
    to.putU4(begin + 2, to.length() - begin - 6);
    return true;
  }

  /** Finds out where each instruction goes, and which ones have to be looked at for that. */
  private void place() {
    int to = addition.atBegin == null ? 0 : addition.atBegin.length;
    if (addition.handler != null && !addition.constructor) {
      covered = to;
    }
    boolean calls = addition.callName != null || addition.handler != null && addition.constructor;
    int returning = addition.beforeReturn == null ? 0 : addition.beforeReturn.length;
    byte[] bytes = file.bytes;
    int at = 0;
    while (at < length) {
      int opcode = bytes[code + at] & 0xFF;
      moved[at] = to + 1;
      if (opcode < Opcodes.IFEQ) { // of no interest, most of them
        thisIsLost |= addition.constructor && storesFirst(opcode, code + at);
        int size = Opcodes.length(opcode);
        to += size;
        at += size;
        continue;
      }
      if (Opcodes.isShortJump(opcode) || opcode >= Opcodes.GOTO_W) {
        mark(at);
      } else if (Opcodes.isReturn(opcode) && returning > 0) {
        mark(at);
        to += returning;
      } else if (opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH) {
        mark(at);
        to += padding(to) - padding(at);
      } else if (opcode == Opcodes.WIDE) {
        thisIsLost |= addition.constructor && storesFirst(opcode, code + at);
      }
      int size = size(opcode, at);
      to += size;
      if (calls && opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.NEW) {
        to += lengthBehind(opcode, at, to);
      }
      at += size;
    }
    if (at > length) {
      throw new IllegalArgumentException("a method that ends within an instruction");
    }
    moved[length] = to + 1;
    if (addition.constructor && covered != NOT_COVERED) {
      followThis();
    }
  }

  /** Whether an instruction stores into the first local variable, where {@code this} was. */
  private boolean storesFirst(int opcode, int at) {
    if (opcode == Opcodes.WIDE) {
      int wide = file.u1(at + 1);
      return wide >= Opcodes.ISTORE && wide <= Opcodes.ASTORE && file.u2(at + 2) == 0;
    }
    if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
      return file.u1(at + 1) == 0;
    }
    // From there on there are four of each type: for the first local variable to the fourth.
    return opcode >= Opcodes.ISTORE_0
        && opcode <= Opcodes.ASTORE_3
        && (opcode - Opcodes.ISTORE_0) % 4 == 0;
  }

  /**
   * A constructor of several calls of others, or with code behind them that runs before them, has
   * no place from which {@code this} is always initialised: nothing is caught in it.
   */
  private void followThis() {
    int at = code + length;
    at += 2 + 8 * file.u2(at);
    int left = file.u2(at);
    for (at += 2; left > 0; left--) {
      if (file.isText(file.u2(at), StackMap.NAME)) {
        frames = new ConstructorFrames(file, this, at, addition.parameters, covered);
        covered = frames.thisPends() ? NOT_COVERED : covered;
      }
      at = file.attributeEnd(at);
    }
  }

  /** How much is put in behind a call that ends there; also where a constructor gets covered. */
  private int lengthBehind(int opcode, int at, int to) {
    if (opcode == Opcodes.NEW) {
      pendingNews++;
      return 0;
    }
    if (addition.constructor
        && covered == NOT_COVERED
        && opcode == Opcodes.INVOKESPECIAL
        && file.isText(file.calledName(file.u2(code + at + 1)), INIT)
        && pendingNews-- == 0) {
      covered = to;
    }
    byte[] more = behindCall(opcode, at);
    if (more == null) {
      return 0;
    }
    mark(at);
    return more.length;
  }

  private byte[] behindCall(int opcode, int at) {
    if (addition.callName == null || opcode > Opcodes.INVOKEINTERFACE) {
      return null;
    }
    int called = file.u2(code + at + 1);
    return file.isText(file.calledName(called), addition.callName)
        ? addition.behind(file.text(file.calledDescriptor(called)))
        : null;
  }

  private void mark(int at) {
    if (markCount == marks.length) {
      marks = Arrays.copyOf(marks, 2 * markCount);
    }
    marks[markCount++] = at;
  }

  private int size(int opcode, int at) {
    int size = Opcodes.length(opcode);
    if (size > 0) {
      return size;
    }
    int operands = code + at + 1 + padding(at);
    switch (opcode) {
      case Opcodes.TABLESWITCH:
        return switchSize(at, 12, (long) file.u4(operands + 8) - file.u4(operands + 4) + 1, 4);
      case Opcodes.LOOKUPSWITCH:
        return switchSize(at, 8, file.u4(operands + 4), 8);
      case Opcodes.WIDE:
        return file.u1(code + at + 1) == Opcodes.IINC ? 6 : 4;
      default:
        throw new IllegalArgumentException("a method with an instruction " + opcode);
    }
  }

  private int switchSize(int at, int head, long count, int each) {
    if (count < 0 || count > length) {
      throw new IllegalArgumentException("a method with a switch of " + count + " cases");
    }
    return 1 + padding(at) + head + (int) count * each;
  }

  /** How many bytes bring the operands of a switch at that place to a multiple of four. */
  private static int padding(int at) {
    return 3 - (at & 3);
  }

  /** Where a place in the code goes; it must be one where an instruction begins. */
  int moved(int at) {
    if (at < 0 || at > length || moved[at] == 0) {
      throw new IllegalArgumentException("a method that points between its instructions");
    }
    return moved[at] - 1;
  }

  private boolean writeCode(Bytes to) {
    byte[] bytes = file.bytes;
    if (addition.atBegin != null) {
      to.copy(addition.atBegin);
    }
    int copied = 0;
    for (int i = 0; i < markCount; i++) {
      int at = marks[i];
      to.copy(bytes, code + copied, code + at);
      copied = at;
      int opcode = file.u1(code + at);
      if (Opcodes.isReturn(opcode)) {
        boolean hasThis = !thisIsLost && (frames == null || frames.holdThisAt(moved(at)));
        to.copy(hasThis ? addition.beforeReturn : addition.beforeReturnWithoutThis);
      } else if (Opcodes.isShortJump(opcode)) {
        int offset = offset(at, file.s2(code + at + 1));
        if (offset != (short) offset) {
          return false;
        }
        to.u1(opcode).u2(offset);
        copied += 3;
      } else if (opcode >= Opcodes.GOTO_W) {
        to.u1(opcode).u4(offset(at, file.u4(code + at + 1)));
        copied += 5;
      } else if (opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH) {
        copied += writeSwitch(opcode, at, to);
      } else {
        copied += Opcodes.length(opcode);
        to.copy(bytes, code + at, code + copied);
        to.copy(behindCall(opcode, at));
      }
    }
    to.copy(bytes, code + copied, code + length);
    return true;
  }

  private int offset(int at, int offset) {
    return moved(at + offset) - moved(at);
  }

  private int writeSwitch(int opcode, int at, Bytes to) {
    to.u1(opcode);
    for (int left = padding(moved(at)); left > 0; left--) {
      to.u1(0);
    }
    int size = size(opcode, at);
    int from = code + at + 1 + padding(at);
    to.u4(offset(at, file.u4(from)));
    boolean table = opcode == Opcodes.TABLESWITCH;
    int head = table ? 12 : 8;
    to.copy(file.bytes, from + 4, from + head);
    for (from += head; from < code + at + size; from += 4) {
      if (!table) {
        to.u4(file.u4(from));
        from += 4;
      }
      to.u4(offset(at, file.u4(from)));
    }
    return size;
  }

  /** Where the attributes of the code begin. */
  private int writeHandlers(Bytes to, boolean caught) {
    int at = code + length;
    int count = file.u2(at);
    to.u2(count + (caught ? 1 : 0));
    for (at += 2; count > 0; count--, at += 8) {
      to.u2(moved(file.u2(at))).u2(moved(file.u2(at + 2))).u2(moved(file.u2(at + 4)));
      to.u2(file.u2(at + 6));
    }
    if (caught) { // the last one: the method's own come first
      to.u2(covered).u2(moved(length)).u2(moved(length)).u2(0);
    }
    return at;
  }

  private void writeAttributes(int from, Bytes to, boolean caught) {
    int countAt = to.length();
    to.u2(0);
    int count = 0;
    boolean frames = !caught || file.version() < StackMap.FIRST_VERSION;
    int at = from + 2;
    for (int left = file.u2(from); left > 0; left--) {
      int name = file.u2(at);
      if (file.isText(name, StackMap.NAME)) {
        frames = true;
        new StackMap(file, this).write(at, caught ? moved(length) : StackMap.NO_HANDLER, to);
        count++;
      } else if (file.isText(name, LINES)) {
        writeTable(at, 4, to);
        count++;
      } else if (file.isText(name, VARIABLES) || file.isText(name, VARIABLE_TYPES)) {
        writeTable(at, 10, to);
        count++;
      }
      at = file.attributeEnd(at);
    }
    if (!frames) {
      new StackMap(file, this).writeFirst(moved(length), to);
      count++;
    }
    to.putU2(countAt, count);
  }

  /**
   * Line numbers, or local variables, whose entries have a length too. What does not fit the code,
   * as a tool may have left it, is left out.
   */
  private void writeTable(int at, int size, Bytes to) {
    to.u2(file.u2(at)).u4(0).u2(0);
    int begin = to.length();
    int count = 0;
    int from = at + 8;
    for (int left = file.u2(at + 6); left > 0; left--, from += size) {
      int first = file.u2(from);
      int last = size == 4 ? first : first + file.u2(from + 2);
      if (last <= length && moved[first] != 0 && moved[last] != 0) {
        count++;
        to.u2(moved(first));
        int rest = 2;
        if (size > 4) {
          to.u2(moved[last] - moved[first]);
          rest = 4;
        }
        to.copy(file.bytes, from + rest, from + size);
      }
    }
    to.putU4(begin - 6, to.length() - begin + 2);
    to.putU2(begin - 2, count);
  }
}
