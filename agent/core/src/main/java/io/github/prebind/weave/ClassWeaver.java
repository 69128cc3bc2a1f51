package io.github.prebind.weave;

import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Wraps the hooked methods of one class. Methods without a hook are copied as they are, without
 * being parsed, which ASM does when reader and writer share a constant pool.
 */
final class ClassWeaver extends ClassVisitor {
  /**
   * What the calls that are put in need on the stack above what is there: the number and two
   * objects, one of which is a {@code long} before it is boxed. Having ASM compute it would make it
   * follow each method's flow.
   */
  static final int ADDED_STACK = 4;

  private static final int NOT_WEAVABLE = Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT;

  private final Weaver weaver;
  private final List<Hook> hooks;
  private final boolean[] found;
  private int version;
  private boolean woven;

  ClassWeaver(Weaver weaver, List<Hook> hooks) {
    super(Opcodes.ASM9);
    this.weaver = weaver;
    this.hooks = hooks;
    this.found = new boolean[hooks.size()];
  }

  /** The woven class, or {@code null} if no method of it could be woven. */
  byte[] weave(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    cv = writer;
    reader.accept(this, 0);
    return woven ? writer.toByteArray() : null;
  }

  /** How many hooks met no method that can be woven; to be asked after {@link #weave}. */
  int skippedMethods() {
    int skipped = 0;
    for (boolean one : found) {
      if (!one) {
        skipped++;
      }
    }
    return skipped;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    this.version = version & 0xFFFF;
    super.visit(version, access, name, signature, parent, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    // A bridge method calls the real one, which is timed itself.
    if ((access & (NOT_WEAVABLE | Opcodes.ACC_BRIDGE)) != 0) {
      return next;
    }
    for (int i = 0; i < found.length; i++) {
      Hook hook = hooks.get(i);
      if (hook.matches(name, descriptor)) {
        found[i] = true;
        woven = true;
        if (hook.flow() != null) {
          return FlowWeaver.over(next, descriptor, hook);
        }
        return new MethodWeaver(next, access, name, descriptor, hook, weaver.number(hook), version);
      }
    }
    return next;
  }
}
