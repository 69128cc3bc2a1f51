package io.github.prebind.weave;

import io.github.prebind.record.Kind;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** What {@link ClassWeaver} does, done with ASM: what it is compared with. */
final class AsmWeaver {
  private static final int NOT_WEAVABLE =
      Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE;

  private AsmWeaver() {}

  static byte[] weave(byte[] bytes, List<Hook> hooks) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          private int version;

          @Override
          public void visit(
              int version, int access, String name, String signature, String parent, String[] of) {
            this.version = version & 0xFFFF;
            super.visit(version, access, name, signature, parent, of);
          }

          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] thrown) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
            if ((access & NOT_WEAVABLE) != 0) {
              return next;
            }
            for (Hook hook : hooks) {
              if (hook.method().equals(name) && hook.matches(descriptor)) {
                return hook.flow() != null
                    ? new Flowing(next, descriptor, hook)
                    : new Timed(next, access, name, descriptor, hook, hook.number, version);
              }
            }
            return next;
          }
        },
        0);
    return writer.toByteArray();
  }

  private static final class Timed extends MethodVisitor {
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

    private int pendingNews;

    private boolean covered;

    Timed(
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
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, BRIDGE, "exit", "(ILjava/lang/Object;)V", false);
      }
      super.visitInsn(opcode);
    }

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
      super.visitMaxs(maxStack + Addition.STACK, maxLocals);
    }

    private void push(int value) {
      if (value <= Byte.MAX_VALUE) {
        super.visitIntInsn(Opcodes.BIPUSH, value);
      } else {
        super.visitIntInsn(Opcodes.SIPUSH, value);
      }
    }
  }

  private static final class Flowing extends MethodVisitor {
    private static final String BRIDGE = "java/lang/PrebindBridge";

    private final String descriptor;
    private final Hook hook;
    private final Hook.Flow flow;

    Flowing(MethodVisitor next, String descriptor, Hook hook) {
      super(Opcodes.ASM9, next);
      this.descriptor = descriptor;
      this.hook = hook;
      this.flow = hook.flow();
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
      if (name.equals(flow.of()) && "IZBSCJ".indexOf(Parameters.returned(descriptor)) >= 0) {
        received(Parameters.returned(descriptor));
      }
    }

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
      super.visitMaxs(maxStack + Addition.STACK, maxLocals);
    }

    private void tell(String what) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, what, "(Ljava/lang/Object;I)V", false);
    }
  }
}
