package io.github.prebind.weave;

import io.github.prebind.record.Kind;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Wraps one method: a call at its beginning, one before each return, and a handler around it all
 * that tells of the exception and throws it on.
 *
 * <p>No local variable is used, since the recorder keeps a stack for each thread; so the frames of
 * the method stay true, and the handler's own frame needs nothing but the exception. In a
 * constructor the handler begins behind the call of the other one ({@code super} or {@code this}),
 * since the verifier forbids it where {@code this} is not initialised. What that call throws is not
 * seen; the recorder closes such a span when its parent ends.
 */
final class MethodWeaver extends MethodVisitor {
  private static final String BRIDGE = "java/lang/PrebindBridge";
  private static final Object[] NO_LOCALS = {};
  private static final Object[] EXCEPTION = {"java/lang/Throwable"};

  private final int access;
  private final boolean constructor;
  private final String descriptor;
  private final Hook hook;
  private final int number;
  private final boolean frames;
  private final Label begin = new Label();
  private final Label end = new Label();

  /** In a constructor: objects made for the other constructor's arguments, not yet initialised. */
  private int pendingNews;

  private boolean covered;

  MethodWeaver(
      MethodVisitor next,
      int access,
      String name,
      String descriptor,
      Hook hook,
      int number,
      int classVersion) {
    super(Opcodes.ASM9, next);
    this.access = access;
    this.constructor = name.equals("<init>");
    this.descriptor = descriptor;
    this.hook = hook;
    this.number = number;
    this.frames = classVersion >= Opcodes.V1_6;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    push(number);
    if (constructor || (access & Opcodes.ACC_STATIC) != 0) {
      super.visitInsn(Opcodes.ACONST_NULL);
    } else {
      super.visitVarInsn(Opcodes.ALOAD, 0);
    }
    pushArgument();
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, BRIDGE, "enter", "(ILjava/lang/Object;Ljava/lang/Object;)V", false);
    if (!constructor) {
      cover();
    }
  }

  private void cover() {
    super.visitLabel(begin);
    covered = true;
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    super.visitTypeInsn(opcode, type);
    if (!covered && opcode == Opcodes.NEW) {
      pendingNews++;
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (!covered && opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
      if (pendingNews == 0) {
        cover();
      } else {
        pendingNews--;
      }
    }
  }

  private void pushArgument() {
    int slot = (access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
    int index = 0;
    for (int at = 1; descriptor.charAt(at) != ')'; at = Parameters.next(descriptor, at)) {
      char type = descriptor.charAt(at);
      if (index++ == hook.argument()) {
        load(type, slot);
        return;
      }
      slot += type == 'J' || type == 'D' ? 2 : 1;
    }
    super.visitInsn(Opcodes.ACONST_NULL);
  }

  private void load(char type, int slot) {
    switch (type) {
      case 'J' -> {
        super.visitVarInsn(Opcodes.LLOAD, slot);
        box("java/lang/Long", "(J)Ljava/lang/Long;");
      }
      case 'D', 'F' -> super.visitInsn(Opcodes.ACONST_NULL);
      case 'I', 'S', 'B', 'C' -> {
        super.visitVarInsn(Opcodes.ILOAD, slot);
        box("java/lang/Integer", "(I)Ljava/lang/Integer;");
      }
      case 'Z' -> {
        super.visitVarInsn(Opcodes.ILOAD, slot);
        box("java/lang/Boolean", "(Z)Ljava/lang/Boolean;");
      }
      default -> super.visitVarInsn(Opcodes.ALOAD, slot);
    }
  }

  private void box(String owner, String type) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "valueOf", type, false);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      if (hook.kind() == Kind.SQL) {
        tellRows(opcode);
      }
      if (opcode == Opcodes.ARETURN) {
        super.visitInsn(Opcodes.DUP);
        push(number);
        super.visitInsn(Opcodes.SWAP);
      } else {
        push(number);
        if (constructor) {
          super.visitVarInsn(Opcodes.ALOAD, 0);
        } else {
          super.visitInsn(Opcodes.ACONST_NULL);
        }
      }
      super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "exit", "(ILjava/lang/Object;)V", false);
    }
    super.visitInsn(opcode);
  }

  /** A statement that returns a number returns how many rows it has changed. */
  private void tellRows(int opcode) {
    if (descriptor.endsWith(")I")) {
      super.visitInsn(Opcodes.DUP);
      super.visitInsn(Opcodes.I2L);
    } else if (opcode == Opcodes.LRETURN) {
      super.visitInsn(Opcodes.DUP2);
    } else {
      return;
    }
    push(number);
    super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "rows", "(JI)V", false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (covered) {
      super.visitLabel(end);
      super.visitTryCatchBlock(begin, end, end, null);
      if (frames) {
        super.visitFrame(Opcodes.F_FULL, 0, NO_LOCALS, 1, EXCEPTION);
      }
      super.visitInsn(Opcodes.DUP);
      push(number);
      super.visitInsn(Opcodes.SWAP);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, BRIDGE, "fail", "(ILjava/lang/Throwable;)V", false);
      super.visitInsn(Opcodes.ATHROW);
    }
    super.visitMaxs(maxStack + ClassWeaver.ADDED_STACK, maxLocals);
  }

  private void push(int value) {
    if (value <= Byte.MAX_VALUE) {
      super.visitIntInsn(Opcodes.BIPUSH, value);
    } else {
      super.visitIntInsn(Opcodes.SIPUSH, value);
    }
  }
}
