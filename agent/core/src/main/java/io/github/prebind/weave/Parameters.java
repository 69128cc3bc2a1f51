package io.github.prebind.weave;

/** Reads a method descriptor, its parameters mostly. */
final class Parameters {
  static final int NONE = -1;

  private Parameters() {}

  static int count(String descriptor) {
    int count = 0;
    for (int at = 1; descriptor.charAt(at) != ')'; at = next(descriptor, at)) {
      count++;
    }
    return count;
  }

  /** The index of parameter {@code number}, from 0, in the descriptor; {@link #NONE} without it. */
  static int at(String descriptor, int number) {
    int index = 0;
    for (int at = 1; descriptor.charAt(at) != ')'; at = next(descriptor, at)) {
      if (index++ == number) {
        return at;
      }
    }
    return NONE;
  }

  /** In which local variable parameter {@code number} is; behind them all if there is none. */
  static int slot(String descriptor, int number, boolean isStatic) {
    int slot = isStatic ? 0 : 1;
    int index = 0;
    for (int at = 1; descriptor.charAt(at) != ')'; at = next(descriptor, at)) {
      if (index++ == number) {
        return slot;
      }
      char type = descriptor.charAt(at);
      slot += type == 'J' || type == 'D' ? 2 : 1;
    }
    return slot;
  }

  /** The first letter of the type that the method returns; {@code V} for none. */
  static char returned(String descriptor) {
    return descriptor.charAt(descriptor.indexOf(')') + 1);
  }

  /** The index just behind the type that begins at {@code at}. */
  static int next(String descriptor, int at) {
    int end = at;
    while (descriptor.charAt(end) == '[') {
      end++;
    }
    if (descriptor.charAt(end) != 'L') {
      return end + 1;
    }
    int semicolon = descriptor.indexOf(';', end);
    if (semicolon < 0) {
      throw new IllegalArgumentException("a method of type " + descriptor);
    }
    return semicolon + 1;
  }
}
