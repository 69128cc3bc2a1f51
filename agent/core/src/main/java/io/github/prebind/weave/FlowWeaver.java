package io.github.prebind.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Tells of the bytes that a method of a connection sends, at its beginning, or receives, before
 * each return or behind each call inside that reads.
 *
 * <p>Smaller than {@link MethodWeaver}, since it stands in every read and write of a socket: no
 * handler and no stack of calls. What is to be sent is told before it can leave, so that no answer
 * overtakes it.
 */
final class FlowWeaver extends MethodVisitor {
  private static final String BRIDGE = "java/lang/PrebindBridge";

  private final String descriptor;
  private final Hook hook;
  private final Hook.Flow flow;

  private FlowWeaver(MethodVisitor next, String descriptor, Hook hook) {
    super(Opcodes.ASM9, next);
    this.descriptor = descriptor;
    this.hook = hook;
    this.flow = hook.flow();
  }

  /** As its parent type, so that the JVM need not load this class to verify the caller's. */
  static MethodVisitor over(MethodVisitor next, String descriptor, Hook hook) {
    return new FlowWeaver(next, descriptor, hook);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (flow.sends()) {
      super.visitVarInsn(Opcodes.ALOAD, 0);
      pushLength();
      tell("send");
    }
  }

  /** The argument's value or what is left in the buffer; 1, for some, if there is no argument. */
  private void pushLength() {
    int slot = 1;
    int index = 0;
    for (int at = 1; descriptor.charAt(at) != ')'; at = Parameters.next(descriptor, at)) {
      char type = descriptor.charAt(at);
      if (index++ == hook.argument()) {
        if (type == 'I') {
          super.visitVarInsn(Opcodes.ILOAD, slot);
        } else {
          super.visitVarInsn(Opcodes.ALOAD, slot);
          super.visitMethodInsn(
              Opcodes.INVOKEVIRTUAL, "java/nio/Buffer", "remaining", "()I", false);
        }
        return;
      }
      slot += type == 'J' || type == 'D' ? 2 : 1;
    }
    super.visitInsn(Opcodes.ICONST_1);
  }

  @Override
  public void visitInsn(int opcode) {
    if (!flow.sends() && flow.of() == null) {
      if (opcode == Opcodes.IRETURN) {
        received('I');
      } else if (opcode == Opcodes.LRETURN) {
        received('J');
      }
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (name.equals(flow.of())) {
      received(descriptor.charAt(descriptor.length() - 1));
    }
  }

  /** Behind a number on the stack, which stays there. Of a long its sign says enough. */
  private void received(char type) {
    if (type == 'J') {
      super.visitInsn(Opcodes.DUP2);
      super.visitInsn(Opcodes.LCONST_0);
      super.visitInsn(Opcodes.LCMP);
    } else {
      super.visitInsn(Opcodes.DUP);
    }
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitInsn(Opcodes.SWAP);
    tell("receive");
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + ClassWeaver.ADDED_STACK, maxLocals);
  }

  private void tell(String what) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, what, "(Ljava/lang/Object;I)V", false);
  }
}
