package io.github.prebind.weave;

/**
 * Tells of the bytes that a method of a connection sends, at its beginning, or receives, before
 * each return or behind each call inside that reads.
 *
 * <p>Smaller than {@link MethodWeaver}, since it stands in every read and write of a socket: no
 * handler and no stack of calls. What is to be sent is told before it can leave, so that no answer
 * overtakes it.
 */
final class FlowWeaver {
  private final ClassFile file;
  private final String descriptor;
  private final Hook hook;

  FlowWeaver(ClassFile file, String descriptor, Hook hook) {
    this.file = file;
    this.descriptor = descriptor;
    this.hook = hook;
  }

  Addition addition() {
    Addition all = new Addition();
    Hook.Flow flow = hook.flow();
    if (flow.sends()) {
      all.atBegin = sent();
    } else if (flow.of() != null) {
      all.callName = ClassFile.textBytes(flow.of());
      all.behindInt = received('I');
      all.behindLong = received('J');
    } else {
      all.beforeReturn = received(Parameters.returned(descriptor));
    }
    return all;
  }

  private byte[] sent() {
    Instructions to = new Instructions(file);
    to.add(Opcodes.ALOAD_0);
    pushLength(to);
    tell("send", to);
    return to.toArray();
  }

  /** The argument's value or what is left in the buffer; 1, for some, if there is no argument. */
  private void pushLength(Instructions to) {
    int at = Parameters.at(descriptor, hook.argument());
    int slot = Parameters.slot(descriptor, hook.argument(), false);
    if (at < 0) {
      to.add(Opcodes.ICONST_1);
    } else if (descriptor.charAt(at) == 'I') {
      to.load(Opcodes.ILOAD, slot);
    } else {
      to.load(Opcodes.ALOAD, slot);
      to.callVirtual("java/nio/Buffer", "remaining", "()I");
    }
  }

  /**
   * Behind a number on the stack, which stays there. Of a long its sign says enough; of what is no
   * number nothing is told.
   */
  private byte[] received(char type) {
    Instructions to = new Instructions(file);
    switch (type) {
      case 'I', 'Z', 'B', 'S', 'C':
        to.add(Opcodes.DUP);
        break;
      case 'J':
        to.add(Opcodes.DUP2);
        to.add(Opcodes.LCONST_0);
        to.add(Opcodes.LCMP);
        break;
      default:
        return null;
    }
    to.add(Opcodes.ALOAD_0);
    to.add(Opcodes.SWAP);
    tell("receive", to);
    return to.toArray();
  }

  private static void tell(String what, Instructions to) {
    to.callBridge(what, "(Ljava/lang/Object;I)V");
  }
}
