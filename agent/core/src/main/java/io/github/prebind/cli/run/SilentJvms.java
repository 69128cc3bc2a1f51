package io.github.prebind.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds JVMs below the command that say nothing, and tells why as far as can be seen from outside:
 * the variable with the agent did not reach them, or they did not take it. For one thread.
 */
final class SilentJvms {
  private static final String LIBRARY = "libjvm.so";

  private final String jar;
  private final String program;
  private final Integer port;
  private final long patienceMillis;
  private final Map<Long, Long> silentSince = new HashMap<>();
  private final Set<Long> told = new HashSet<>();
  private boolean absenceTold;
  private String openUnseen;

  /**
   * @param jar the agent's
   * @param program what the user calls the command
   * @param port that is waited for, or {@code null} if it is to be learned
   * @param patienceMillis how long an agent may take to say its first word
   */
  SilentJvms(String jar, String program, Integer port, long patienceMillis) {
    this.jar = jar;
    this.program = program;
    this.port = port;
    this.patienceMillis = patienceMillis;
  }

  /**
   * What there is to be told, each thing once.
   *
   * @param alive the processes below the command
   * @param seen the JVMs whose agents have spoken
   * @param elapsedMillis since the command was started
   */
  List<String> look(Map<Long, ProcStat> alive, Collection<SeenJvm> seen, long elapsedMillis) {
    Set<Long> speaking = new HashSet<>();
    seen.forEach(jvm -> speaking.add(jvm.pid()));
    List<String> lines = new ArrayList<>();
    boolean any = !speaking.isEmpty();
    for (ProcStat process : alive.values()) {
      if (process == null || speaking.contains(process.pid()) || !isJvm(process.pid())) {
        continue;
      }
      any = true;
      long since = silentSince.computeIfAbsent(process.pid(), pid -> elapsedMillis);
      if (elapsedMillis - since >= patienceMillis && told.add(process.pid())) {
        lines.add(process + " runs without the agent: " + reason(process.pid()));
      }
      boolean alone = port != null || speaking.isEmpty(); // else it may be a tool of a build
      if (told.contains(process.pid()) && openUnseen == null && alone) {
        Set<Integer> ports = OpenPorts.of(process.pid());
        Integer open = port == null ? first(ports) : ports.contains(port) ? port : null;
        openUnseen =
            open == null ? null : "port " + open + " is open, by " + process + " without the agent";
      }
    }
    if (!any && elapsedMillis >= patienceMillis && !absenceTold && !alive.isEmpty()) {
      absenceTold = true;
      lines.add("no JVM runs below " + program + " so far, only " + names(alive));
    }
    return lines;
  }

  /** That one of them has opened the port, in a sentence; {@code null} as long as none has. */
  String openUnseen() {
    return openUnseen;
  }

  private static Integer first(Set<Integer> ports) {
    return ports.isEmpty() ? null : ports.iterator().next();
  }

  private static boolean isJvm(long pid) {
    try {
      Path maps = ProcessTree.folder(pid).resolve("maps");
      return Files.readString(maps, StandardCharsets.ISO_8859_1).contains(LIBRARY);
    } catch (IOException e) {
      return false;
    }
  }

  private String reason(long pid) {
    String options = ProcessTree.variable(ProcessTree.folder(pid), ToolOptions.VARIABLE + "=");
    if (options == null) {
      return "its environment has no JAVA_TOOL_OPTIONS, so something between "
          + program
          + " and it clears the environment (sudo, env -i)";
    } else if (!options.contains(jar)) {
      return "something between " + program + " and it replaces JAVA_TOOL_OPTIONS";
    }
    return "it was given the agent and did not take it. A Java before 17 says so above; a runtime"
        + " image needs the module java.instrument; another user must be able to read "
        + jar;
  }

  private static String names(Map<Long, ProcStat> alive) {
    Set<String> names = new HashSet<>();
    alive.values().forEach(process -> names.add(process == null ? "processes" : process.name()));
    return String.join(", ", names.stream().sorted().limit(5).toList());
  }
}
