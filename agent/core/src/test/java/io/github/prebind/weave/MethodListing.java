package io.github.prebind.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What a class file holds of fields and methods, as lines, so that two can be compared. Left out
 * are labels to which nothing points, as the reader makes them where it takes something else for a
 * frame, and whether a constructor hands over itself when it returns: see {@link
 * ConstructorFrames}.
 */
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
    String all = thrown == null ? "[]" : Arrays.toString(thrown);
    add("method", access, name, descriptor, signature, all);
    return new Lines(name.equals("<init>"));
  }

  /** One method's. Type annotations inside of code are left out when it is woven. */
  private final class Lines extends MethodVisitor {
    private static final String LABEL = "label";

    private final boolean constructor;
    private final List<Object[]> entries = new ArrayList<>();
    private final Set<Label> pointedTo = new HashSet<>();

    Lines(boolean constructor) {
      super(Opcodes.ASM9);
      this.constructor = constructor;
    }

    private void add(Object... all) {
      entries.add(all);
      if (all[0] != LABEL) {
        point(all);
      }
    }

    private void point(Object one) {
      if (one instanceof Label) {
        pointedTo.add((Label) one);
      } else if (one instanceof Object[]) {
        for (Object each : (Object[]) one) {
          point(each);
        }
      }
    }

    @Override
    public void visitEnd() {
      Map<Label, Integer> numbers = new HashMap<>();
      for (Object[] entry : entries) {
        if (entry[0] != LABEL || pointedTo.contains((Label) entry[1])) {
          lines.add(text(entry, numbers));
        }
      }
    }

    private String text(Object one, Map<Label, Integer> numbers) {
      if (one instanceof Label) {
        numbers.putIfAbsent((Label) one, numbers.size());
        return "L" + numbers.get((Label) one);
      } else if (one instanceof Object[]) {
        StringBuilder all = new StringBuilder("[");
        for (Object each : (Object[]) one) {
          all.append(text(each, numbers)).append(' ');
        }
        return all.append(']').toString();
      }
      return String.valueOf(one);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      add("annotation", descriptor, visible);
      return null;
    }

    @Override
    public void visitFrame(int type, int locals, Object[] local, int stacked, Object[] stack) {
      add("frame", type, Arrays.copyOf(local, locals), Arrays.copyOf(stack, stacked));
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
      if (constructor && owner.endsWith("PrebindBridge") && name.equals("exit")) {
        entries.set(entries.size() - 1, new Object[] {"this or nothing"});
      }
      add(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle handle, Object... arguments) {
      add("dynamic", name, descriptor, handle, Arrays.toString(arguments));
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      add(opcode, "to", label);
    }

    @Override
    public void visitLabel(Label label) {
      add("label", label);
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
      add("table", min, max, other, cases);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] cases) {
      add("lookup", other, Arrays.toString(keys), cases);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      add("multi", descriptor, dimensions);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      add("try", start, end, handler, type);
    }

    @Override
    public void visitLocalVariable(
        String name, String descriptor, String signature, Label start, Label end, int index) {
      add("local", name, descriptor, signature, start, end, index);
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      add("line", line, start);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      add("most", maxStack, maxLocals);
    }
  }
}
