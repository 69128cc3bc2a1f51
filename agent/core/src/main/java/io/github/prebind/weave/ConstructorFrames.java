package io.github.prebind.weave;

import java.util.Arrays;

/**
 * What the stack map frames of a constructor say of {@code this} in the part that is to be covered
 * by a handler. Compilers leave it initialised there, but for Groovy's, which calls one of several
 * constructors by a switch; tools that shorten code leave it out where it is not used any more.
 */
final class ConstructorFrames {
  private static final int UNINITIALISED_THIS = 6;

  private final ClassFile file;
  private int at;

  /** The first local variable's type, and how many there are. */
  private int first = UNINITIALISED_THIS;

  private int locals;

  /** Frames say what changes, so that it goes on until one says something else. */
  private boolean pending = true;

  private boolean thisPends;

  /** In the woven code, in order. */
  private final int[] places;

  /** Whether it holds the object from there to the next. */
  private final boolean[] held;

  /**
   * @param attribute where the attribute with the frames begins
   * @param parameters how many the constructor has
   * @param covered from where on the handler is to catch, in the woven code
   */
  ConstructorFrames(ClassFile file, CodeWeaver code, int attribute, int parameters, int covered) {
    this.file = file;
    this.locals = 1 + parameters;
    int count = file.u2(attribute + 6);
    places = new int[count];
    held = new boolean[count];
    int place = -1;
    at = attribute + 8;
    for (int i = 0; i < count; i++) {
      int kind = file.u1(at++);
      boolean small = kind < StackMap.FIRST_RESERVED;
      place += 1 + (small ? kind & StackMap.ONE_ON_STACK - 1 : file.u2(at));
      at += small ? 0 : 2;
      follow(kind);
      places[i] = code.moved(place);
      held[i] = locals > 0 && (first == UNINITIALISED_THIS || first == StackMap.OBJECT);
      thisPends |= pending && places[i] >= covered;
    }
  }

  /** Whether {@code this} is not initialised at one of the frames that are to be covered. */
  boolean thisPends() {
    return thisPends;
  }

  /** Whether the first local variable holds {@code this} at a place of the woven code. */
  boolean holdThisAt(int place) {
    int found = Arrays.binarySearch(places, place);
    int last = found >= 0 ? found : -found - 2;
    return last < 0 || held[last];
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
      pending &= locals > 0;
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
