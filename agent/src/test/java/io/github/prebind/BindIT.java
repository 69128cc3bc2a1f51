package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.prebind.start.Start;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BindIT {
  private static final String[] NETTY = {"netty-"};
  private static final String[] GRPC = {"grpc-", "guava-", "failureaccess-", "perfmark-"};

  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  /**
   * JDK, app, transport, how the binding thread's name begins, the jars it needs: what libraries do
   * is tried on one JDK.
   */
  static Stream<Arguments> apps() {
    return Jdks.all().stream()
        .flatMap(
            jdk ->
                Stream.of(
                    app(jdk, BindMains.Plain.class, "ServerSocket", "main"),
                    app(jdk, BindMains.Nio.class, "NIO", "main"),
                    app(jdk, BindMains.NioAdaptor.class, "NIO", "main"),
                    app(jdk, BindMains.Nio2.class, "NIO2", "main"),
                    app(jdk, BindMains.JdkHttpServer.class, "NIO", "main"),
                    app(jdk, BindMains.TomcatServer.class, "NIO", "main", "tomcat-"),
                    app(jdk, NettyBindMains.Nio.class, "NIO", "multiThreadIo", NETTY),
                    app(jdk, NettyBindMains.Epoll.class, "epoll", "multiThreadIo", NETTY),
                    app(jdk, NettyBindMains.IoUringRing.class, "io_uring", "multiThreadIo", NETTY),
                    app(jdk, NettyBindMains.EpollDomainFirst.class, "NIO", "multiThreadIo", NETTY),
                    app(jdk, GrpcBindMains.Epoll.class, "epoll", "grpc-default-boss", GRPC),
                    app(jdk, GrpcBindMains.Nio.class, "NIO", "multiThreadIo", GRPC)))
        .filter(app -> app.get()[0] == Jdks.CURRENT || ((String[]) app.get()[4]).length == 0);
  }

  private static Arguments app(
      Jdks.Jdk jdk, Class<?> main, String transport, String thread, String... jars) {
    return Arguments.of(jdk, main, transport, thread, jars);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("apps")
  void tellsPortTransportAndThread(
      Jdks.Jdk jdk, Class<?> main, String transport, String thread, String[] jars) {
    ForkedJvm.Result result = ForkedJvm.of(main).on(jdk).jarsBeginning(jars).run();
    refused(result, main);
    Start.Bind bind = bind(result);
    assertThat(bind.port()).isEqualTo(printed(result, "port="));
    assertThat(bind.transport()).isEqualTo(transport);
    assertThat(bind.thread()).startsWith(thread);
    assertThat(bind.address()).isIn("0.0.0.0", "::");
    assertThat(bind.loopback()).isFalse();
    assertThat(result.report().listeners()).hasSize(1);
    assertThat(result.spans("io", "bind :0")).isNotEmpty();
    assertThat(result.report().prebind().warnings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aLoopbackListenerIsNotTheTargetIfAReachableOneFollows(Jdks.Jdk jdk) {
    ForkedJvm.Result result = ForkedJvm.of(BindMains.LoopbackFirst.class).on(jdk).run();
    assertThat(bind(result).port()).isEqualTo(printed(result, "port="));
    assertThat(result.report().listeners())
        .extracting(Start.Listener::loopback, Start.Listener::target)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(true, false),
            org.assertj.core.groups.Tuple.tuple(false, true));
  }

  /** While it runs: at its end the port would count anyway. */
  @Test
  void aPortOnLoopbackCountsWhenTheAppIsAtRest() {
    try (ForkedJvm.Running running = ForkedJvm.of(BindMains.LoopbackOnly.class).start()) {
      String line = running.awaitLine("prebind: port ");
      ForkedJvm.Result result = running.stop();
      assertThat(line).startsWith("prebind: port " + printed(result, "port=") + " open after ");
      assertThat(bind(result).loopback()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aHelpersPortOnLoopbackIsNotTheTargetWhileTheAppWorksOn(Jdks.Jdk jdk) {
    ForkedJvm.Result result = ForkedJvm.of(BindMains.LoopbackHelperFirst.class).on(jdk).run();
    assertThat(bind(result).port()).isEqualTo(printed(result, "port="));
    assertThat(bind(result).loopback()).isFalse();
  }

  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @MethodSource("jdks")
  void theCarriersTimeIsNotTheVirtualThreads(Jdks.Jdk jdk) {
    ForkedJvm.Result result = ForkedJvm.of(BindMains.VirtualThread.class).on(jdk).run();
    assertThat(bind(result).port()).isEqualTo(printed(result, "port="));
    boolean virtual = !bind(result).thread().equals("main");
    assertThat(result.report().cpu().bindThreadMillis() == null).isEqualTo(virtual);
  }

  /** JDK, an app that looks for a free port first, on how many ports it listens, its jars. */
  static Stream<Arguments> probes() {
    return Jdks.newest().stream()
        .flatMap(
            jdk ->
                Stream.of(
                    Arguments.of(jdk, BindMains.FreePortFirst.class, 1, new String[0]),
                    Arguments.of(jdk, NettyBindMains.EpollProbeFirst.class, 2, NETTY),
                    Arguments.of(jdk, NettyBindMains.IoUringProbeFirst.class, 2, NETTY),
                    Arguments.of(jdk, GrpcBindMains.ProbeFirst.class, 2, GRPC)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("probes")
  void aPortThatWasOnlyTriedIsNotTheBind(Jdks.Jdk jdk, Class<?> main, int ports, String[] jars)
      throws IOException {
    ForkedJvm.Result result;
    try (ForkedJvm.Running app = ForkedJvm.of(main).on(jdk).jarsBeginning(jars).start()) {
      app.awaitLine("prebind: ");
      app.process.getOutputStream().close();
      result = app.await();
    }
    refused(result, main);
    Start start = result.report();
    assertThat(bind(result).port()).isEqualTo(printed(result, "port="));
    assertThat(bind(result).transport()).isEqualTo("ServerSocket");
    assertThat(bind(result).atMillis()).isGreaterThan(start.origin().premainMillis() + 1_000);
    assertThat(start.listeners()).hasSize(ports);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anAppThatOnlyTriedAPortAndDiedHasNotBound(Jdks.Jdk jdk) {
    ForkedJvm.Result result = ForkedJvm.of(BindMains.FreePortOnly.class).on(jdk).run();
    assertThat(result.report().outcome()).isEqualTo(Start.Outcome.DIED);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anAppThatEndsAtOnceHasBoundThePortThatIsStillOpen(Jdks.Jdk jdk) {
    ForkedJvm.Result result = ForkedJvm.of(BindMains.FreePortAndEnd.class).on(jdk).run();
    assertThat(bind(result).port()).isEqualTo(printed(result, "port="));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anAppThatDiedBehindItsManagementPortHasNotBound(Jdks.Jdk jdk) throws IOException {
    ForkedJvm.Result result =
        ForkedJvm.of(BindMains.FreePortOnly.class)
            .on(jdk)
            .jvm(
                "-Dcom.sun.management.jmxremote.port=" + freePort(),
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false")
            .run();
    assertThat(result.report().outcome()).isEqualTo(Start.Outcome.DIED);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theVariablePortNamesTheTarget(Jdks.Jdk jdk) throws IOException {
    String port = Integer.toString(freePort());
    ForkedJvm.Result result =
        ForkedJvm.of(BindMains.Several.class).on(jdk).args(port).env("PORT", port).run();
    assertThat(bind(result).port()).isEqualTo(Integer.parseInt(port));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void ofSeveralListenersTheFirstIsTheTargetIfNoPortIsNamed(Jdks.Jdk jdk) throws IOException {
    String port = Integer.toString(freePort());
    ForkedJvm.Result result = ForkedJvm.of(BindMains.Several.class).on(jdk).args(port).run();
    assertThat(bind(result).port()).isEqualTo(printed(result, "first="));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theRmiRegistryIsNotTheTarget(Jdks.Jdk jdk) {
    ForkedJvm.Result result = ForkedJvm.of(BindMains.RmiRegistryFirst.class).on(jdk).run();
    assertThat(bind(result).port()).isEqualTo(printed(result, "port="));
    assertThat(result.report().listeners()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theManagementPortsAreNotTheTarget(Jdks.Jdk jdk) throws IOException {
    int jmx = freePort();
    ForkedJvm.Result result =
        ForkedJvm.of(BindMains.Plain.class)
            .on(jdk)
            .jvm(
                "-Dcom.sun.management.jmxremote.port=" + jmx,
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false")
            .run();
    assertThat(bind(result).port()).isEqualTo(printed(result, "port="));
    assertThat(result.report().listeners())
        .extracting(Start.Listener::port)
        .contains(jmx, bind(result).port());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aDomainSocketIsNoListener(Jdks.Jdk jdk) {
    ForkedJvm.Result result = ForkedJvm.of(BindMains.DomainSocketFirst.class).on(jdk).run();
    assertThat(result.report().listeners())
        .singleElement()
        .returns(printed(result, "port="), Start.Listener::port);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aPortThatIsTakenIsAFailingSpanAndNoListener(Jdks.Jdk jdk) throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      int port = taken.getLocalPort();
      ForkedJvm.Result result =
          ForkedJvm.of(BindMains.TakenFirst.class).on(jdk).args("" + port).run();
      assertThat(result.span("io", "bind :" + port).error())
          .startsWith("java.net.BindException: Address already in use");
      assertThat(result.report().listeners())
          .singleElement()
          .returns(printed(result, "port="), Start.Listener::port);
    }
  }

  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @MethodSource("jdks")
  void findsAListenerThatNativeCodeOpened(Jdks.Jdk jdk) throws IOException {
    int port = freePort();
    try (ForkedJvm.Running app =
        ForkedJvm.of(BindMains.NativeListener.class).on(jdk).jars("jna").args("" + port).start()) {
      app.awaitLine("prebind: ");
      Start.Bind bind = bind(app.stop());
      assertThat(bind.port()).isEqualTo(port);
      assertThat(bind.address()).isEqualTo("0.0.0.0");
      assertThat(bind.transport()).isEqualTo("native");
    }
  }

  /** The last warning shows that the watching thread has looked for native listeners by then. */
  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @MethodSource("jdks")
  void theDebuggersPortIsNotTheTarget(Jdks.Jdk jdk) throws IOException {
    int debugger = freePort();
    try (ForkedJvm.Running app =
        ForkedJvm.of(BindMains.WhenTold.class)
            .on(jdk)
            .jvm("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:" + debugger)
            .settings("deadline=3s")
            .start()) {
      for (int percent : new int[] {50, 75, 90}) {
        app.awaitLine("prebind: " + percent);
      }
      try (OutputStream in = app.process.getOutputStream()) {
        in.write('\n');
      }
      ForkedJvm.Result result = app.await();
      assertThat(bind(result).port()).isEqualTo(printed(result, "port="));
      assertThat(result.report().listeners())
          .anySatisfy(one -> assertThat(one.port()).isEqualTo(debugger));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void wovenJdkClassesPassTheVerifier(Jdks.Jdk jdk) {
    ForkedJvm.Result result =
        ForkedJvm.of(BindMains.JdkHttpServer.class).on(jdk).jvm("-Xverify:all").run();
    assertThat(result.exitCode()).isZero();
    assertThat(bind(result).transport()).isEqualTo("NIO");
    assertThat(result.report().prebind().warnings()).isEmpty();
  }

  /** This machine's kernel may not let the app do what it is there for. */
  private static void refused(ForkedJvm.Result result, Class<?> main) {
    result.out().stream()
        .filter(line -> line.startsWith("refused: "))
        .forEach(line -> assumeTrue(false, main.getSimpleName() + " is " + line));
  }

  private static Start.Bind bind(ForkedJvm.Result result) {
    assertThat(result.report().bind()).as("%s %s", result.out(), result.err()).isNotNull();
    return result.report().bind();
  }

  /** The number behind this text in the app's output. */
  private static int printed(ForkedJvm.Result result, String before) {
    for (String line : result.out()) {
      for (String word : line.split(" ")) {
        if (word.startsWith(before)) {
          return Integer.parseInt(word.substring(before.length()));
        }
      }
    }
    throw new AssertionError("no " + before + " in " + result.out() + result.err());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
