package io.github.prebind.weave;

/**
 * What the stack map frames of a constructor say of {@code this} in the part that is to be covered
 * by a handler. Compilers leave it initialised there, but for Groovy's, which calls one of several
 * constructors by a switch, and tools that move code about.
 */
final class ConstructorFrames {
  private static final int UNINITIALISED_THIS = 6;

  /** So many that no frame takes them all away. */
  private static final int UNKNOWN = 0x10000;

  private final ClassFile file;
  private int at;
  private int first = UNINITIALISED_THIS;
  private int locals = UNKNOWN;

  /** Frames say what changes, so that it goes on until one says something else. */
  private boolean pending = true;

  private boolean thisPends;
  private boolean thisIsLost;

  /**
   * @param attribute where the attribute with the frames begins
   * @param covered from where on the handler is to catch, in the woven code
   */
  ConstructorFrames(ClassFile file, CodeWeaver code, int attribute, int covered) {
    this.file = file;
    int place = -1;
    at = attribute + 8;
    for (int left = file.u2(attribute + 6); left > 0; left--) {
      int kind = file.u1(at++);
      boolean small = kind < StackMap.FIRST_RESERVED;
      place += 1 + (small ? kind & StackMap.ONE_ON_STACK - 1 : file.u2(at));
      at += small ? 0 : 2;
      follow(kind);
      if (code.moved(place) >= covered) {
        thisPends |= pending;
        boolean held = first == UNINITIALISED_THIS || first == StackMap.OBJECT;
        thisIsLost |= locals <= 0 || !held;
      }
    }
  }

  /** Whether {@code this} is not initialised at one of the frames there. */
  boolean thisPends() {
    return thisPends;
  }

  /** Whether the first local variable holds something else than {@code this} at one of them. */
  boolean thisIsLost() {
    return thisIsLost;
  }

  private void follow(int kind) {
    if (kind == StackMap.FULL) {
      locals = file.u2(at);
      at += 2;
      first = locals == 0 ? 0 : file.u1(at);
      pending = false;
      types(locals, true);
      int stacked = file.u2(at);
      at += 2;
      types(stacked, false);
    } else if (kind > StackMap.SAME_WIDE) {
      locals += kind - StackMap.SAME_WIDE;
      types(kind - StackMap.SAME_WIDE, true);
    } else if (kind > StackMap.ONE_ON_STACK_WIDE && kind < StackMap.SAME_WIDE) {
      locals -= StackMap.SAME_WIDE - kind;
    } else if (kind >= StackMap.ONE_ON_STACK && kind < StackMap.FIRST_RESERVED
        || kind == StackMap.ONE_ON_STACK_WIDE) {
      types(1, false);
    }
  }

  private void types(int count, boolean areLocals) {
    for (int left = count; left > 0; left--) {
      int type = file.u1(at);
      pending |= areLocals && type == UNINITIALISED_THIS;
      at += type == StackMap.OBJECT || type == StackMap.UNINITIALISED ? 3 : 1;
    }
  }
}
