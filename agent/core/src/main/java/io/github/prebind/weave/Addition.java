package io.github.prebind.weave;

/**
 * What is put into the code of one method: instructions, as bytes that hold no jump, and need at
 * most {@link #STACK} places on the stack above what is there. {@code null} where nothing is put
 * in.
 */
final class Addition {
  /**
   * The number of a hook and two objects, one of which is a {@code long} before it is boxed.
   * Computing what each method needs would mean to follow its flow.
   */
  static final int STACK = 4;

  /** At the beginning; a jump back to the method's first instruction does not run it again. */
  byte[] atBegin;

  /** Before each return; a jump to one runs it. */
  byte[] beforeReturn;

  /**
   * The same and as long, for a constructor in which the first local variable may not be {@code
   * this} any more.
   */
  byte[] beforeReturnWithoutThis;

  /**
   * Catches what is thrown, as the one thing on its stack, and throws it on. In a constructor it
   * begins behind the call of the other one, since the verifier forbids it where {@code this} is
   * not initialised.
   */
  byte[] handler;

  boolean constructor;

  /** How many the constructor has. */
  int parameters;

  /** The name of the calls behind which something stands. */
  byte[] callName;

  /** Behind such calls that leave an {@code int} on the stack. */
  byte[] behindInt;

  /** Behind such calls that leave a {@code long}. */
  byte[] behindLong;

  /** What stands behind a call of this descriptor; {@code null} if nothing does. */
  byte[] behind(String descriptor) {
    switch (Parameters.returned(descriptor)) {
      case 'I', 'Z', 'B', 'S', 'C':
        return behindInt;
      case 'J':
        return behindLong;
      default:
        return null;
    }
  }
}
