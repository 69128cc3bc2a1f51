package io.github.prebind.analyse;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line says of this JVM: other agents, class data sharing, AOT cache. Read from
 * {@code /proc/self/cmdline} and the variables that the JVM reads options from, since asking the
 * management interface would load it into the app's start.
 *
 * @param otherAgents file or library names only, since an agent's options may hold secrets
 * @param aotCacheWanted whether an option asks for an AOT cache, and none turns it off
 * @param aotCacheFile the one that is to be used, or {@code null}
 * @param sharingOption the {@code -Xshare} or archive option that was given, or {@code null}
 * @param collectorOption the option that asks for a garbage collector, or {@code null}
 * @param agentsAhead how many of the other agents the JVM starts before this one
 * @param aotTraining whether an option has the JVM make an AOT cache, or record for one
 */
record JvmFlags(
    List<String> otherAgents,
    boolean aotCacheWanted,
    String aotCacheFile,
    String sharingOption,
    String collectorOption,
    int agentsAhead,
    boolean aotTraining) {
  private static final String AOT_CACHE = "-XX:AOTCache=";

  /**
   * @param ownJar the agent's own file name
   */
  static JvmFlags read(String ownJar) {
    // In the order of the JVM (Arguments::parse in HotSpot): of two options the later one counts.
    List<String> options = new ArrayList<>();
    addVariable("JAVA_TOOL_OPTIONS", options);
    addVariable("JDK_JAVA_OPTIONS", options);
    options.addAll(commandLine());
    addVariable("_JAVA_OPTIONS", options);
    return of(options, ownJar);
  }

  private static void addVariable(String name, List<String> options) {
    String value = System.getenv(name);
    if (value != null && !value.isBlank()) {
      options.addAll(List.of(value.strip().split("\\s+")));
    }
  }

  private static List<String> commandLine() {
    List<String> options = new ArrayList<>();
    try {
      String line = Files.readString(Path.of("/proc/self/cmdline"), Charset.forName("ISO-8859-1"));
      for (String word : line.split("\0")) {
        if (!options.isEmpty() && !word.startsWith("-")) {
          // A flag's own value ("-cp x") or the main class: what follows that is the app's.
          String before = options.get(options.size() - 1);
          boolean value =
              before.equals("-cp") || before.equals("-classpath") || before.equals("-p");
          if (!value && !before.startsWith("--")) {
            break;
          }
        }
        options.add(word);
      }
    } catch (IOException | SecurityException e) {
      // no /proc: the variables below are what can be known
    }
    return options;
  }

  static JvmFlags of(List<String> options, String ownJar) {
    List<String> agents = new ArrayList<>();
    boolean aot = false;
    String aotFile = null;
    String sharing = null;
    String collector = null;
    int ahead = 0;
    boolean aotOff = false;
    boolean training = false;
    for (String option : options) {
      String agent = agentName(option);
      if (agent != null && !agent.equals(ownJar)) {
        agents.add(agent);
      } else if (agent != null) {
        ahead = agents.size();
      }
      if (option.startsWith(AOT_CACHE)) {
        aotFile = option.substring(AOT_CACHE.length());
        aot = true;
      } else if (option.startsWith("-XX:AOTCacheOutput=")) {
        training = true;
      } else if (option.startsWith("-XX:AOTMode=")) {
        aotOff = option.endsWith("=off");
        training |= option.endsWith("=record");
      }
      if (option.startsWith("-Xshare:")) {
        sharing = option;
      } else if (option.startsWith("-XX:SharedArchiveFile=")) {
        sharing = "-XX:SharedArchiveFile";
      } else if (option.startsWith("-XX:ArchiveClassesAtExit=")) {
        sharing = "-XX:ArchiveClassesAtExit";
      } else if (option.startsWith("-XX:+Use") && option.endsWith("GC")) {
        collector = option;
      }
    }
    return new JvmFlags(agents, aot && !aotOff, aotFile, sharing, collector, ahead, training);
  }

  private static String agentName(String option) {
    String rest = null;
    for (String flag : new String[] {"-javaagent:", "-agentpath:", "-agentlib:"}) {
      if (option.startsWith(flag)) {
        rest = option.substring(flag.length());
      }
    }
    if (rest == null) {
      return null;
    }
    int options = rest.indexOf('=');
    String path = options < 0 ? rest : rest.substring(0, options);
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
