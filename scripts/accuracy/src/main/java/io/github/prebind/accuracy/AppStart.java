package io.github.prebind.accuracy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts an app on a fresh database, waits for its port as a client outside would, and ends it. */
final class AppStart {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(20);
  private static final long REPORT_PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  /** Asking costs CPU of this machine, so a long start is asked less often: within 0.1 %. */
  private static final long ASK_LEAST_MILLIS = 4;

  private static final long ASK_MOST_MILLIS = 20;
  private static final long ASKS = 1000;

  private static final List<String> JVM_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final Settings settings;
  private final PostgresServer postgres;
  private final CpuGroups groups;
  private final Map<Double, Double> proxyDelays;
  private final Awake awake;

  /**
   * @param proxyDelays by round-trip time: how many milliseconds the proxy holds one
   * @param awake what keeps the processors from idling meanwhile, {@code null} if nothing does
   */
  AppStart(
      Settings settings,
      PostgresServer postgres,
      CpuGroups groups,
      Map<Double, Double> proxyDelays,
      Awake awake) {
    this.settings = settings;
    this.postgres = postgres;
    this.groups = groups;
    this.proxyDelays = proxyDelays;
    this.awake = awake;
  }

  /** What else ran meanwhile, read before and after a start. */
  private record Others(
      double serverMillis, double harnessMillis, double awakeMillis, ProcessStat.Machine machine) {}

  private Others others() throws Exception {
    return new Others(
        postgres.cpuMillis(),
        ProxyCheck.cpuNanos() / 1e6,
        awake == null ? 0 : awake.cpuMillis(),
        ProcessStat.Machine.now());
  }

  Row measure(Task task) throws Exception {
    return measure(task, null);
  }

  /**
   * @param baseline the report of an earlier start, which the agent is given; or {@code null}
   */
  Row measure(Task task, Path baseline) throws Exception {
    String database = postgres.freshDatabase();
    int port = freePort();
    Path report = settings.out().resolve("reports").resolve(task.name() + ".json");
    Path log = settings.out().resolve("logs").resolve(task.name() + ".log");
    String name = "accuracy-" + ProcessHandle.current().pid();
    try (CpuGroup group = groups.make(name, task.cpus(), settings.nice());
        DelayProxy proxy = task.rttMillis() == 0 ? null : proxy(task)) {
      int databasePort = proxy == null ? postgres.port() : proxy.port();
      ProcessBuilder builder =
          new ProcessBuilder(group.entering(command(task, port, report, baseline)))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      environment(
          builder.environment(),
          task.app().environment(port, "127.0.0.1:" + databasePort + "/" + database));
      Others before = others();
      long at = System.currentTimeMillis();
      long begin = System.nanoTime();
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        double wallMillis = (awaitPort(process, port, log) - begin) / 1e6;
        CpuGroup.Usage usage = group.usage();
        JvmThreads threads = JvmThreads.of(process.pid());
        long connects = proxy == null ? 0 : proxy.connects();
        long roundTrips = proxy == null ? 0 : proxy.roundTrips();
        Others after = others();
        if (task.withAgent()) {
          awaitReport(process, report, log);
        }
        return row(task, wallMillis, usage, threads, before, after, connects, roundTrips, at);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private DelayProxy proxy(Task task) throws IOException {
    return new DelayProxy(postgres.port(), Math.round(proxyDelays.get(task.rttMillis()) * 1e6));
  }

  private static Row row(
      Task task,
      double wallMillis,
      CpuGroup.Usage usage,
      JvmThreads threads,
      Others before,
      Others after,
      long connects,
      long roundTrips,
      long at) {
    double server = after.serverMillis - before.serverMillis;
    double harness = after.harnessMillis - before.harnessMillis;
    double awake = after.awakeMillis - before.awakeMillis;
    double busy = after.machine.busyMillis() - before.machine.busyMillis() - awake;
    return new Row(
        task.app().key(),
        task.purpose(),
        task.round(),
        task.cpus(),
        task.rttMillis(),
        wallMillis,
        usage.cpuMillis(),
        threads.compilersMillis(),
        threads.collectorsMillis(),
        usage.periods(),
        usage.throttled(),
        usage.throttledMillis(),
        server,
        harness,
        Math.max(0, busy - usage.cpuMillis() - server - harness),
        after.machine.stealMillis() - before.machine.stealMillis(),
        connects,
        roundTrips,
        at,
        task.withAgent() ? task.name() + ".json" : "");
  }

  private List<String> command(Task task, int port, Path report, Path baseline) {
    List<String> command = new ArrayList<>(List.of(settings.java()));
    command.addAll(settings.javaFlags());
    if (task.withAgent()) {
      command.add(
          "-javaagent:"
              + settings.agent()
              + "=platform=none,ready=off,port="
              + port
              + ",report="
              + report.toAbsolutePath()
              + (baseline == null ? "" : ",baseline=" + baseline.toAbsolutePath()));
    }
    command.addAll(List.of("-jar", settings.jar(task.app()).toString()));
    command.addAll(task.app().arguments(port));
    return command;
  }

  /** What would change a start is taken out of the environment that this program was given. */
  private static void environment(Map<String, String> environment, Map<String, String> wanted) {
    environment
        .keySet()
        .removeIf(
            name ->
                JVM_VARIABLES.contains(name)
                    || name.startsWith("PREBIND_")
                    || name.startsWith("SPRING_")
                    || name.startsWith("SERVER_")
                    || name.startsWith("DEMO_"));
    environment.putAll(wanted);
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private static long awaitPort(Process process, int port, Path log) throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    long begin = System.nanoTime();
    while (true) {
      try (Socket client = new Socket()) {
        client.connect(address);
        return System.nanoTime();
      } catch (IOException e) {
        // not open yet
      }
      if (!process.isAlive()) {
        throw new IOException("the app ended before it opened its port: see " + log);
      }
      if (System.nanoTime() - begin > PATIENCE_NANOS) {
        throw new IOException("the port never opened: see " + log);
      }
      long soFarMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      Thread.sleep(Math.max(ASK_LEAST_MILLIS, Math.min(ASK_MOST_MILLIS, soFarMillis / ASKS)));
    }
  }

  private static void awaitReport(Process process, Path report, Path log) throws Exception {
    long begin = System.nanoTime();
    while (!complete(report)) {
      if (!process.isAlive() || System.nanoTime() - begin > REPORT_PATIENCE_NANOS) {
        throw new IOException("the agent left no report: see " + log);
      }
      Thread.sleep(50);
    }
  }

  private static boolean complete(Path report) throws IOException {
    if (!Files.exists(report)) {
      return false;
    }
    try {
      JsonObject start = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
      return start.has("bind") && start.get("bind").isJsonObject();
    } catch (JsonSyntaxException | IllegalStateException e) {
      return false; // half written
    }
  }
}
