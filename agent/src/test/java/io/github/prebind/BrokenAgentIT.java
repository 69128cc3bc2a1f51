package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An agent that is broken itself, in a way whose message has many lines: a class does not verify.
 */
class BrokenAgentIT {
  @TempDir Path folder;

  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void saysInOneLineThatItCannotStartAndLetsTheAppRun(Jdks.Jdk jdk) throws IOException {
    ForkedJvm.Result result = run(jdk, "");
    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(result.out()).isEqualTo(withoutAgent(jdk).out());
    assertThat(result.err())
        .filteredOn(line -> !withoutAgent(jdk).err().contains(line))
        .singleElement()
        .asString()
        .startsWith("prebind: cannot start, the app runs without it: java.lang.VerifyError: ");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void saysSoInOneObjectIfThatIsAsked(Jdks.Jdk jdk) throws IOException {
    assertThat(run(jdk, "=log=json").err())
        .filteredOn(line -> !withoutAgent(jdk).err().contains(line))
        .singleElement()
        .satisfies(line -> com.google.gson.JsonParser.parseString(line).getAsJsonObject());
  }

  private static ForkedJvm app(Jdks.Jdk jdk) {
    return ForkedJvm.of(SettingsMain.class).args("7").on(jdk).withoutAgent();
  }

  private static ForkedJvm.Result withoutAgent(Jdks.Jdk jdk) {
    return app(jdk).run();
  }

  private ForkedJvm.Result run(Jdks.Jdk jdk, String argument) throws IOException {
    Path jar = PatchedAgent.jar(folder, "Agent", unverifiable());
    return app(jdk).jvm("-javaagent:" + jar + argument).run();
  }

  private static byte[] unverifiable() {
    ClassWriter writer = new ClassWriter(0);
    String name = "io/github/prebind/Agent";
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    String descriptor = "(Lio/github/prebind/FirstLook;Ljava/lang/instrument/Instrumentation;J)V";
    MethodVisitor start = writer.visitMethod(Opcodes.ACC_STATIC, "start", descriptor, null, null);
    start.visitCode();
    start.visitInsn(Opcodes.POP);
    start.visitInsn(Opcodes.RETURN);
    start.visitMaxs(1, 4);
    start.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
