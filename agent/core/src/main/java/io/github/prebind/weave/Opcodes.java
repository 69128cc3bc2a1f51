package io.github.prebind.weave;

/**
 * The instructions that weaving knows (Java Virtual Machine Specification, 6.5), and their lengths.
 */
final class Opcodes {
  static final int ACONST_NULL = 0x01;
  static final int ICONST_1 = 0x04;
  static final int LCONST_0 = 0x09;
  static final int BIPUSH = 0x10;
  static final int SIPUSH = 0x11;
  static final int ILOAD = 0x15;
  static final int LLOAD = 0x16;
  static final int ALOAD = 0x19;
  static final int ALOAD_0 = 0x2A;
  static final int ISTORE = 0x36;
  static final int ASTORE = 0x3A;
  static final int ISTORE_0 = 0x3B;
  static final int ASTORE_3 = 0x4E;
  static final int DUP = 0x59;
  static final int DUP2 = 0x5C;
  static final int SWAP = 0x5F;
  static final int IINC = 0x84;
  static final int I2L = 0x85;
  static final int LCMP = 0x94;
  static final int IFEQ = 0x99;
  static final int JSR = 0xA8;
  static final int TABLESWITCH = 0xAA;
  static final int LOOKUPSWITCH = 0xAB;
  static final int IRETURN = 0xAC;
  static final int LRETURN = 0xAD;
  static final int ARETURN = 0xB0;
  static final int RETURN = 0xB1;
  static final int INVOKEVIRTUAL = 0xB6;
  static final int INVOKESPECIAL = 0xB7;
  static final int INVOKESTATIC = 0xB8;
  static final int INVOKEINTERFACE = 0xB9;
  static final int NEW = 0xBB;
  static final int ATHROW = 0xBF;
  static final int WIDE = 0xC4;
  static final int IFNULL = 0xC6;
  static final int IFNONNULL = 0xC7;
  static final int GOTO_W = 0xC8;
  static final int JSR_W = 0xC9;

  /** By opcode; 0 for those whose length depends, and for what is no instruction. */
  private static final byte[] LENGTHS = lengths();

  private Opcodes() {}

  private static byte[] lengths() {
    byte[] all = new byte[256];
    fill(all, 0x00, JSR_W, 1);
    fill(all, BIPUSH, BIPUSH, 2);
    fill(all, SIPUSH, SIPUSH, 3);
    fill(all, 0x12, 0x12, 2); // ldc
    fill(all, 0x13, 0x14, 3); // ldc_w, ldc2_w
    fill(all, ILOAD, ALOAD, 2);
    fill(all, ISTORE, ASTORE, 2);
    fill(all, IINC, IINC, 3);
    fill(all, IFEQ, JSR, 3);
    fill(all, 0xA9, 0xA9, 2); // ret
    fill(all, TABLESWITCH, LOOKUPSWITCH, 0);
    fill(all, 0xB2, INVOKESTATIC, 3); // fields and calls
    fill(all, INVOKEINTERFACE, 0xBA, 5); // and invokedynamic
    fill(all, NEW, NEW, 3);
    fill(all, 0xBC, 0xBC, 2); // newarray
    fill(all, 0xBD, 0xBD, 3); // anewarray
    fill(all, 0xC0, 0xC1, 3); // checkcast, instanceof
    fill(all, WIDE, WIDE, 0);
    fill(all, 0xC5, 0xC5, 4); // multianewarray
    fill(all, IFNULL, IFNONNULL, 3);
    fill(all, GOTO_W, JSR_W, 5);
    return all;
  }

  private static void fill(byte[] all, int from, int to, int length) {
    for (int i = from; i <= to; i++) {
      all[i] = (byte) length;
    }
  }

  /** How long an instruction is; 0 if that depends on more than its opcode. */
  static int length(int opcode) {
    return LENGTHS[opcode];
  }

  /** Whether it jumps by an offset of two bytes. */
  static boolean isShortJump(int opcode) {
    return opcode >= IFEQ && opcode <= JSR || opcode == IFNULL || opcode == IFNONNULL;
  }

  static boolean isReturn(int opcode) {
    return opcode >= IRETURN && opcode <= RETURN;
  }
}
