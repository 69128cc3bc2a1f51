import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A step of the build: makes the class files that go into the jar quicker to start with.
 *
 * <p>The names of local variables go, the libraries' too. Only a debugger reads them, and they were
 * 15 % of the bytes that premain reads ({@code inst/first.zip}) when that was measured. Line numbers
 * stay.
 *
 * <p>{@code premain} is marked as one of variable arity, which the language does not allow without
 * an array at the end. The JVM calls it by reflection, and that goes through a method handle since
 * Java 18 (JEP 416), for which JDK 25 makes seven classes; a method so marked is one of the few that
 * it still calls natively ({@code MethodHandleAccessorFactory.useNativeAccessor} in the JDK).
 * Measured on JDK 25, in interleaved starts: the agent's first line 9 ms earlier, and 71 instead of
 * 92 ms of CPU time over an empty agent on a bare server.
 */
final class PrepareClasses {
  private PrepareClasses() {}

  /** The folders of the class files, which are changed in place. */
  public static void main(String[] folders) throws IOException {
    for (String folder : folders) {
      List<Path> classFiles;
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        classFiles =
            files
                .filter(file -> file.toString().endsWith(".class"))
                .sorted()
                .collect(Collectors.toList());
      }
      for (Path file : classFiles) {
        Files.write(file, prepared(Files.readAllBytes(file)));
      }
    }
  }

  private static byte[] prepared(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    ClassVisitor changes =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String type, String signature, String[] exceptions) {
            int mark = name.equals("premain") ? Opcodes.ACC_VARARGS : 0;
            return new WithoutVariables(
                super.visitMethod(access | mark, name, type, signature, exceptions));
          }
        };
    new ClassReader(classFile).accept(changes, 0);
    return writer.toByteArray();
  }

  private static final class WithoutVariables extends MethodVisitor {
    WithoutVariables(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public void visitLocalVariable(
        String name, String type, String signature, Label start, Label end, int index) {
      // what this is about
    }
  }
}
