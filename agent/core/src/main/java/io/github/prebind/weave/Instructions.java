package io.github.prebind.weave;

/** Instructions that are to be put into a method of a class. One thread. */
final class Instructions {
  private static final String BRIDGE = "java/lang/PrebindBridge";

  private final ClassFile file;
  private final Bytes bytes = new Bytes(24);

  Instructions(ClassFile file) {
    this.file = file;
  }

  byte[] toArray() {
    return bytes.toArray();
  }

  /** One without operands. */
  void add(int opcode) {
    bytes.u1(opcode);
  }

  /** The number of a hook. */
  void push(int number) {
    if (number <= Byte.MAX_VALUE) {
      bytes.u1(Opcodes.BIPUSH).u1(number);
    } else {
      bytes.u1(Opcodes.SIPUSH).u2(number);
    }
  }

  /** A parameter's value; there are at most 255 slots of them (specification, 4.3.3). */
  void load(int opcode, int slot) {
    bytes.u1(opcode).u1(slot);
  }

  void callBridge(String name, String descriptor) {
    callStatic(BRIDGE, name, descriptor);
  }

  void callStatic(String owner, String name, String descriptor) {
    bytes.u1(Opcodes.INVOKESTATIC).u2(file.addMethod(owner, name, descriptor));
  }

  void callVirtual(String owner, String name, String descriptor) {
    bytes.u1(Opcodes.INVOKEVIRTUAL).u2(file.addMethod(owner, name, descriptor));
  }
}
