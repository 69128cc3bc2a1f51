package io.github.prebind.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.prebind.record.Facts;
import io.github.prebind.record.Kind;
import io.github.prebind.record.Problems;
import io.github.prebind.record.Recorder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/**
 * Weaves every method of many classes and compares with what ASM makes of them, instruction by
 * instruction. {@code scripts/weave-all.sh} does the same with all classes of the JDK and of many
 * libraries.
 */
class ClassWeaverTest {
  private final Problems problems = new Problems(line -> {});
  private final Weaver weaver = new Weaver(null, new Facts(new Recorder(problems)), problems);
  private final List<String> differences = new ArrayList<>();
  private int classes;
  private int methods;
  private int leftOut;

  private static Hook hook(
      String name, String parameters, Kind kind, int argument, Hook.Flow flow) {
    Hook hook =
        new Hook("Owner", name, parameters, -1, kind, argument, false, false, flow, "", null);
    hook.number = 100 + name.length() % 60; // some need one byte, some two
    return hook;
  }

  /** A hook for each method, of all sorts. */
  private static List<Hook> hooksForAll(byte[] bytes) {
    List<Hook> hooks = new ArrayList<>();
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                int sort = hooks.size() % 7;
                boolean instance = (access & Opcodes.ACC_STATIC) == 0 && !name.equals("<init>");
                int argument = hooks.size() % 5 - 1;
                if (sort == 5 && instance) {
                  Hook.Flow flow = new Hook.Flow(false, hooks.size() % 2 == 0 ? null : "read");
                  hooks.add(hook(name, descriptor, null, -1, flow));
                } else if (sort == 6 && instance) {
                  hooks.add(hook(name, descriptor, null, -1, new Hook.Flow(true, null)));
                } else {
                  hooks.add(hook(name, descriptor, sort == 0 ? Kind.SQL : null, argument, null));
                }
                return null;
              }
            },
            ClassReader.SKIP_CODE);
    return hooks;
  }

  /** Weaves the class in both ways. */
  private void compare(String name, byte[] bytes) {
    List<Hook> hooks;
    byte[] byAsm;
    try {
      hooks = hooksForAll(bytes);
      byAsm = AsmWeaver.weave(bytes, hooks);
    } catch (
        RuntimeException
            e) { // a class that ASM cannot read, or with a method that gets too long for it
      leftOut++;
      return;
    }
    byte[] woven = new ClassWeaver(weaver, hooks).weave(bytes);
    classes++;
    methods += hooks.size();
    if (woven == null) {
      woven = bytes;
    }
    List<String> expected = MethodListing.of(byAsm);
    List<String> actual = MethodListing.of(woven);
    if (!expected.equals(actual)) {
      differences.add(name + ": " + firstDifference(expected, actual));
    }
  }

  private static String firstDifference(List<String> expected, List<String> actual) {
    int at = 0;
    while (at < expected.size() && at < actual.size() && expected.get(at).equals(actual.get(at))) {
      at++;
    }
    return "line "
        + at
        + ", expected "
        + expected.subList(at, Math.min(at + 3, expected.size()))
        + ", was "
        + actual.subList(at, Math.min(at + 3, actual.size()));
  }

  private void compareAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".class")) {
          compare(file.toString(), Files.readAllBytes(file));
        }
      }
    }
  }

  private void compareJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
        if (entry.getName().endsWith(".class")) {
          compare(jar + "!" + entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private static Path jdk() {
    return FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
  }

  private void assertAllAlike() {
    System.out.println(
        "weaving compared with ASM: "
            + classes
            + " classes, "
            + methods
            + " methods, "
            + differences.size()
            + " of the classes differ, "
            + leftOut
            + " not for ASM");
    assertThat(differences).isEmpty();
  }

  @Test
  void doesWhatAsmDoes() throws IOException {
    String folder = System.getProperty("weave.jars", "");
    if (folder.isEmpty()) {
      for (String one : List.of("java/net", "java/util/concurrent", "sun/nio/ch", "sun/net")) {
        compareAll(jdk().resolve("java.base").resolve(one));
      }
    } else {
      compareAll(jdk());
      try (Stream<Path> jars = Files.walk(Path.of(folder))) {
        for (Path jar : (Iterable<Path>) jars::iterator) {
          if (jar.toString().endsWith(".jar")) {
            compareJar(jar);
          }
        }
      }
    }
    assertAllAlike();
    assertThat(classes).isGreaterThan(500);
  }

  /** Makes classes of methods that no compiler of today writes. */
  private interface Body {
    void write(MethodVisitor method);
  }

  private static byte[] made(int version, String descriptor, Body body) {
    return made(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "call", descriptor, body);
  }

  private static byte[] madeConstructor(Body body) {
    return made(Opcodes.V17, Opcodes.ACC_PUBLIC, "<init>", "(I)V", body);
  }

  private static byte[] made(int version, int access, String name, String descriptor, Body body) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC, "Made", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(access, name, descriptor, null, null);
    method.visitCode();
    body.write(method);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Has the JVM verify it, which it does without running any of it. */
  private static Class<?> link(byte[] made) {
    ClassLoader loader =
        new ClassLoader(ClassWeaverTest.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) {
            return defineClass(name, made, 0, made.length);
          }
        };
    try {
      Class<?> type = loader.loadClass("Made");
      type.getDeclaredConstructors();
      return type;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object call(byte[] made, int argument) throws ReflectiveOperationException {
    return link(made).getMethod("call", int.class).invoke(null, argument);
  }

  private byte[] weave(byte[] bytes) {
    return new ClassWeaver(weaver, hooksForAll(bytes)).weave(bytes);
  }

  @Test
  void weavesSubroutinesAndSwitchesOfOldClassFiles() throws ReflectiveOperationException {
    byte[] made =
        made(
            Opcodes.V1_4,
            "(I)I",
            method -> {
              Label subroutine = new Label();
              Label one = new Label();
              Label other = new Label();
              method.visitVarInsn(Opcodes.ILOAD, 0);
              method.visitTableSwitchInsn(1, 1, other, one);
              method.visitLabel(one);
              method.visitJumpInsn(Opcodes.JSR, subroutine);
              method.visitVarInsn(Opcodes.ILOAD, 0);
              method.visitInsn(Opcodes.IRETURN);
              method.visitLabel(other);
              method.visitVarInsn(Opcodes.ILOAD, 0);
              Label five = new Label();
              method.visitLookupSwitchInsn(one, new int[] {5}, new Label[] {five});
              method.visitLabel(five);
              method.visitInsn(Opcodes.ICONST_M1);
              method.visitInsn(Opcodes.IRETURN);
              method.visitLabel(subroutine);
              method.visitVarInsn(Opcodes.ASTORE, 1);
              method.visitIincInsn(0, 1000);
              method.visitVarInsn(Opcodes.RET, 1);
            });
    compare("Made", made);
    assertAllAlike();
    for (byte[] each : List.of(made, weave(made))) {
      assertThat(call(each, 1)).isEqualTo(1001);
      assertThat(call(each, 5)).isEqualTo(-1);
    }
  }

  @Test
  void leavesOutAMethodThatWouldBeTooLong() {
    Body almostTooLong =
        method -> {
          for (int i = 0; i < 65_530; i++) {
            method.visitInsn(Opcodes.NOP);
          }
          method.visitInsn(Opcodes.ICONST_0);
          method.visitInsn(Opcodes.IRETURN);
        };
    byte[] made = made(Opcodes.V11, "(I)I", almostTooLong);
    ClassWeaver one = new ClassWeaver(weaver, hooksForAll(made));
    assertThat(one.weave(made)).isNull();
    assertThat(one.skippedMethods()).isEqualTo(1);
  }

  @Test
  void leavesOutAMethodWhoseJumpWouldBeTooFar() {
    byte[] made =
        made(
            Opcodes.V1_5,
            "(I)I",
            method -> {
              Label end = new Label();
              Label next = new Label();
              method.visitVarInsn(Opcodes.ILOAD, 0);
              method.visitJumpInsn(Opcodes.IFEQ, end);
              method.visitVarInsn(Opcodes.ILOAD, 0);
              method.visitJumpInsn(Opcodes.IFEQ, next);
              method.visitInsn(Opcodes.ICONST_0);
              method.visitInsn(Opcodes.IRETURN);
              method.visitLabel(next);
              for (int i = 0; i < 32_755; i++) {
                method.visitInsn(Opcodes.NOP);
              }
              method.visitLabel(end);
              method.visitInsn(Opcodes.ICONST_0);
              method.visitInsn(Opcodes.IRETURN);
            });
    ClassWeaver one = new ClassWeaver(weaver, hooksForAll(made));
    assertThat(one.weave(made)).isNull();
    assertThat(one.skippedMethods()).isEqualTo(1);
  }

  @Test
  void leavesTheOtherMethodsAsTheyAre() throws IOException {
    byte[] bytes =
        Files.readAllBytes(jdk().resolve("java.base/java/util/concurrent/CompletableFuture.class"));
    List<Hook> one = List.of(hook("obtrudeValue", null, null, -1, null));
    byte[] woven = new ClassWeaver(weaver, one).weave(bytes);
    assertThat(MethodListing.of(woven)).isEqualTo(MethodListing.of(AsmWeaver.weave(bytes, one)));
  }

  @Test
  void weavesNothingWithoutAHookThatFits() throws IOException {
    byte[] bytes = Files.readAllBytes(jdk().resolve("java.base/java/net/Socket.class"));
    ClassWeaver one = new ClassWeaver(weaver, List.of(hook("absent", null, null, -1, null)));
    assertThat(one.weave(bytes)).isNull();
    assertThat(one.skippedMethods()).isEqualTo(1);
  }

  private static void callParent(MethodVisitor method) {
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
  }

  private void assertThatItCanBeMade(byte[] made) throws ReflectiveOperationException {
    byte[] woven = weave(made);
    assertThat(woven).isNotNull();
    for (byte[] each : List.of(made, woven)) {
      Class<?> type = link(each);
      for (int argument : new int[] {0, 1}) {
        assertThat(type.getConstructor(int.class).newInstance(argument)).isInstanceOf(type);
      }
    }
  }

  /** As Groovy compiles a call of a constructor of several. */
  @Test
  void weavesAConstructorThatCallsOneOfTwoOthers() throws ReflectiveOperationException {
    assertThatItCanBeMade(
        madeConstructor(
            method -> {
              Label other = new Label();
              method.visitVarInsn(Opcodes.ILOAD, 1);
              method.visitJumpInsn(Opcodes.IFEQ, other);
              callParent(method);
              method.visitInsn(Opcodes.RETURN);
              method.visitLabel(other);
              method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
              callParent(method);
              method.visitInsn(Opcodes.RETURN);
            }));
  }

  /** As tools leave it that move what is rarely run to the end. */
  @Test
  void weavesAConstructorWhoseChecksStandBehindTheCallOfTheOther()
      throws ReflectiveOperationException {
    assertThatItCanBeMade(
        madeConstructor(
            method -> {
              Label wrong = new Label();
              Label end = new Label();
              method.visitVarInsn(Opcodes.ILOAD, 1);
              method.visitJumpInsn(Opcodes.IFLT, wrong);
              callParent(method);
              method.visitJumpInsn(Opcodes.GOTO, end);
              method.visitLabel(wrong);
              Object[] before = {Opcodes.UNINITIALIZED_THIS, Opcodes.INTEGER};
              method.visitFrame(Opcodes.F_FULL, 2, before, 0, null);
              method.visitInsn(Opcodes.ACONST_NULL);
              method.visitInsn(Opcodes.ATHROW);
              method.visitLabel(end);
              Object[] behind = {"Made", Opcodes.INTEGER};
              method.visitFrame(Opcodes.F_FULL, 2, behind, 0, null);
              method.visitInsn(Opcodes.RETURN);
            }));
  }

  /** As tools leave it that use a variable again for something else. */
  @Test
  void weavesAConstructorThatHasOverwrittenItself() throws ReflectiveOperationException {
    assertThatItCanBeMade(
        madeConstructor(
            method -> {
              callParent(method);
              method.visitVarInsn(Opcodes.ILOAD, 1);
              method.visitVarInsn(Opcodes.ISTORE, 0);
              method.visitInsn(Opcodes.RETURN);
            }));
    int[][] endings = {{Opcodes.F_FULL, 0}, {Opcodes.F_CHOP, 1}, {Opcodes.F_CHOP, 2}};
    for (int[] ending : endings) {
      assertThatItCanBeMade(
          madeConstructor(
              method -> {
                callParent(method);
                Label one = new Label();
                method.visitVarInsn(Opcodes.ILOAD, 1);
                method.visitJumpInsn(Opcodes.IFEQ, one);
                method.visitInsn(Opcodes.NOP);
                method.visitLabel(one);
                Object[] both = {"Made", Opcodes.INTEGER};
                method.visitFrame(Opcodes.F_FULL, 2, both, 0, null);
                Label end = new Label();
                method.visitJumpInsn(Opcodes.GOTO, end);
                method.visitLabel(end);
                method.visitFrame(ending[0], ending[1], null, 0, null);
                method.visitInsn(Opcodes.RETURN);
              }));
    }
  }

  @Test
  void leavesOutAMethodWithAsManyHandlersAsThereCanBe() {
    byte[] made =
        made(
            Opcodes.V1_5,
            "(I)I",
            method -> {
              Label begin = new Label();
              Label end = new Label();
              Label handler = new Label();
              for (int i = 0; i < 0xFFFF; i++) {
                method.visitTryCatchBlock(begin, end, handler, null);
              }
              method.visitLabel(begin);
              method.visitInsn(Opcodes.ICONST_0);
              method.visitInsn(Opcodes.IRETURN);
              method.visitLabel(end);
              method.visitLabel(handler);
              method.visitInsn(Opcodes.ATHROW);
            });
    ClassWeaver one = new ClassWeaver(weaver, hooksForAll(made));
    assertThat(one.weave(made)).isNull();
    assertThat(one.skippedMethods()).isEqualTo(1);
  }

  @Test
  void findsAMethodWhoseNameHasLettersOfAllLanguages() {
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    byte[] made =
        made(Opcodes.V17, access, "öffne開く", "(LTür;)V", body -> body.visitInsn(Opcodes.RETURN));
    List<Hook> hooks = List.of(hook("öffne開く", "(LTür;)", null, 0, null));
    byte[] woven = new ClassWeaver(weaver, hooks).weave(made);
    assertThat(woven).isNotNull();
    link(woven);
  }

  /** Whatever the libraries beside this test have, the JVM takes it woven too. */
  @Test
  void whatIsWovenIsValidForTheJvm() throws IOException {
    int linked = 0;
    for (Class<?> one :
        List.of(com.google.gson.Gson.class, picocli.CommandLine.class, Label.class)) {
      Path jar = Path.of(one.getProtectionDomain().getCodeSource().getLocation().getPath());
      String prefix = one.getPackageName().replace('.', '/') + "/";
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        WovenLoader loader = new WovenLoader(zip);
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
          String name = entry.getName();
          if (name.startsWith(prefix) && name.endsWith(".class")) {
            try {
              loader
                  .loadClass(name.substring(0, name.length() - 6).replace('/', '.'))
                  .getDeclaredConstructors();
              linked++;
            } catch (NoClassDefFoundError | ClassNotFoundException e) {
              // needs a library that is not there, woven or not
            }
          }
        }
      }
    }
    assertThat(linked).isGreaterThan(300);
  }

  /** Weaves all that it loads from a jar. */
  private final class WovenLoader extends ClassLoader {
    private final ZipFile zip;

    WovenLoader(ZipFile zip) {
      super(ClassLoader.getPlatformClassLoader());
      this.zip = zip;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ZipEntry entry = zip.getEntry(name.replace('.', '/') + ".class");
      if (entry == null) {
        throw new ClassNotFoundException(name);
      }
      try {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        byte[] woven = weave(bytes);
        byte[] all = woven == null ? bytes : woven;
        return defineClass(name, all, 0, all.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void tellsOfADamagedDescriptor() {
    assertThatThrownBy(() -> Parameters.count("(Lfoo)V")).hasMessage("a method of type (Lfoo)V");
  }

  /** Only these: the weaver then leaves the class as it came, for one line on stderr. */
  @Test
  void tellsOfADamagedClassFile() throws IOException {
    byte[] bytes = Files.readAllBytes(jdk().resolve("java.base/java/net/Socket.class"));
    List<Hook> hooks = hooksForAll(bytes);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] damaged = bytes.clone();
      for (int left = 1 + random.nextInt(5); left > 0; left--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      if (i % 10 == 0) {
        damaged = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      try {
        new ClassWeaver(weaver, hooks).weave(damaged);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1_000, 9_999);
    assertThatThrownBy(() -> new ClassWeaver(weaver, hooks).weave(new byte[] {1, 2, 3}))
        .hasMessage("not a class file");
  }
}
