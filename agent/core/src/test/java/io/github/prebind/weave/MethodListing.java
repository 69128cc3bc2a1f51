package io.github.prebind.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** All that a class file holds of fields and methods, as lines, so that two can be compared. */
final class MethodListing extends ClassVisitor {
  private final List<String> lines = new ArrayList<>();

  private MethodListing() {
    super(Opcodes.ASM9);
  }

  static List<String> of(byte[] bytes) {
    MethodListing listing = new MethodListing();
    new ClassReader(bytes).accept(listing, ClassReader.EXPAND_FRAMES);
    return listing.lines;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    add("class", version, access, name, signature, parent, Arrays.toString(interfaces));
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    add("annotation", descriptor, visible);
    return null;
  }

  @Override
  public void visitInnerClass(String name, String outer, String inner, int access) {
    add("inner", name, outer, inner, access);
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    add("field", access, name, descriptor, signature, value);
    return null;
  }

  private void add(Object... all) {
    lines.add(Arrays.toString(all));
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] thrown) {
    add("method", access, name, descriptor, signature, Arrays.toString(thrown));
    return new Lines();
  }

  /** One method's. Type annotations inside of code are left out when it is woven. */
  private final class Lines extends MethodVisitor {
    private final Map<Label, Integer> labels = new HashMap<>();

    Lines() {
      super(Opcodes.ASM9);
    }

    private Object number(Object label) {
      return label instanceof Label
          ? labels.computeIfAbsent((Label) label, l -> labels.size())
          : label;
    }

    private String numbers(Object[] all, int count) {
      List<Object> numbers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        numbers.add(number(all[i]));
      }
      return numbers.toString();
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      add("annotation", descriptor, visible);
      return null;
    }

    @Override
    public void visitFrame(int type, int locals, Object[] local, int stacked, Object[] stack) {
      add("frame", type, numbers(local, locals), numbers(stack, stacked));
    }

    @Override
    public void visitInsn(int opcode) {
      add(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      add(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      add(opcode, "variable", variable);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      add(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      add(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      add(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle handle, Object... arguments) {
      add("dynamic", name, descriptor, handle, Arrays.toString(arguments));
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      add(opcode, "to", number(label));
    }

    @Override
    public void visitLabel(Label label) {
      add("label", number(label));
    }

    @Override
    public void visitLdcInsn(Object value) {
      add("constant", value);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
      add("increment", variable, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... cases) {
      add("table", min, max, number(other), numbers(cases, cases.length));
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] cases) {
      add("lookup", number(other), Arrays.toString(keys), numbers(cases, cases.length));
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      add("multi", descriptor, dimensions);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      add("try", number(start), number(end), number(handler), type);
    }

    @Override
    public void visitLocalVariable(
        String name, String descriptor, String signature, Label start, Label end, int index) {
      add("local", name, descriptor, signature, number(start), number(end), index);
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      add("line", line, number(start));
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      add("most", maxStack, maxLocals);
    }
  }
}
