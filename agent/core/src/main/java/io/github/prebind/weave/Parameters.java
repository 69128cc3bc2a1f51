package io.github.prebind.weave;

/** Reads the parameter part of a method descriptor. */
final class Parameters {
  private Parameters() {}

  static int count(String descriptor) {
    int count = 0;
    for (int at = 1; descriptor.charAt(at) != ')'; at = next(descriptor, at)) {
      count++;
    }
    return count;
  }

  /** The index just behind the type that begins at {@code at}. */
  static int next(String descriptor, int at) {
    int end = at;
    while (descriptor.charAt(end) == '[') {
      end++;
    }
    return descriptor.charAt(end) == 'L' ? descriptor.indexOf(';', end) + 1 : end + 1;
  }
}
