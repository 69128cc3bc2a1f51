package io.github.prebind.cli.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.prebind.RunFolder;
import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A JVM below the command, as its agent shows it in the folder. For one thread. */
final class SeenJvm {
  /** One line of the agent's. */
  record Line(String level, String message) {}

  private final Path folder;
  private final long pid;
  private Map<String, String> progress = Map.of();
  private int charsRead;

  SeenJvm(Path folder, long pid) {
    this.folder = folder;
    this.pid = pid;
  }

  long pid() {
    return pid;
  }

  /** Reads how far it is. */
  void look() {
    Map<String, String> values = new HashMap<>();
    for (String line : text(RunFolder.PROGRESS).split("\n")) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    if (!values.isEmpty()) {
      progress = values;
    }
  }

  /** {@code starting}, {@code bound}, {@code ready}, {@code ended} or {@code left}. */
  String state() {
    return progress.getOrDefault("state", "starting");
  }

  boolean starting() {
    return state().equals("starting");
  }

  /** Whether something will say that the app is ready, which has opened its port. */
  boolean readyAwaited() {
    return state().equals("bound") && "awaited".equals(progress.get("ready"));
  }

  /** Its main class; {@code null} as long as it is not known. */
  String mainClass() {
    return progress.get("main");
  }

  /** The tool that it is, or {@code null} if it may be the app. */
  BuildTool tool() {
    return BuildTool.of(mainClass());
  }

  /** Whether it listens for itself, so that its port is not the app's. */
  boolean isBuildsDaemon() {
    BuildTool tool = tool();
    return tool != null && tool.listens();
  }

  /** The call that it is in the middle of, or {@code null}. */
  String blockedIn() {
    return progress.get("in");
  }

  /** When a key of the progress says that something began; {@code null} if it does not say. */
  Long instantMillis(String key) {
    String text = progress.get(key);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  boolean alive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Asks it for a report as it stands; it needs a moment. */
  void ask() {
    try {
      Files.createFile(folder.resolve(pid + RunFolder.ASK));
    } catch (IOException e) {
      // asked before
    }
  }

  /** What the agent has said since the last time. */
  List<Line> newLines() {
    String all = text(RunFolder.LINES);
    int end = all.lastIndexOf('\n') + 1;
    List<Line> lines = new ArrayList<>();
    for (String line :
        end <= charsRead ? new String[0] : all.substring(charsRead, end).split("\n")) {
      try {
        JsonObject object = JsonParser.parseString(line).getAsJsonObject();
        lines.add(new Line(object.get("level").getAsString(), object.get("message").getAsString()));
      } catch (JsonParseException | IllegalStateException | NullPointerException e) {
        // cut off by the end of the JVM
      }
    }
    charsRead = Math.max(charsRead, end);
    return lines;
  }

  /** Its report; {@code null} if it has written none yet. */
  Start report() {
    String json = text(RunFolder.REPORT);
    try {
      return json.isEmpty() ? null : StartJson.read(json);
    } catch (IllegalArgumentException e) {
      return null; // the disk is full, or an agent of another version wrote it
    }
  }

  private String text(String ending) {
    try {
      return Files.readString(folder.resolve(pid + ending), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
