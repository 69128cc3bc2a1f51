package io.github.prebind;

import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Brings class files into one order. The JVM makes up the file of a class that has been redefined,
 * with methods and constants in an order of its own; two files that say the same become equal here.
 * The verifier's frames are left out, and the mark of deprecated methods, since the JVM keeps
 * neither for its own archived classes.
 */
final class ClassOrder {
  private ClassOrder() {}

  /** The class with its methods sorted and its constants in the order of their use. */
  static byte[] sorted(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    TreeSet<String> names = new TreeSet<>();
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            names.add(name + descriptor);
            return null;
          }
        },
        ClassReader.SKIP_FRAMES);
    for (String wanted : names) {
      reader.accept(
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
              return wanted.equals(name + descriptor)
                  ? writer.visitMethod(
                      access & ~Opcodes.ACC_DEPRECATED, name, descriptor, signature, exceptions)
                  : null;
            }
          },
          ClassReader.SKIP_FRAMES);
    }
    return writer.toByteArray();
  }
}
