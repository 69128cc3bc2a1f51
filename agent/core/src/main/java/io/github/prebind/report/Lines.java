package io.github.prebind.report;

import io.github.prebind.record.Problems;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * The one place through which the agent speaks: whole lines on stderr, each beginning with {@code
 * prebind: }, or one JSON object a line. Thread-safe; never throws.
 *
 * <p>It writes to the process's own stderr rather than to {@link System#err}, so that an app that
 * replaces that stream neither swallows nor reformats the lines, and each line goes out in one
 * write, so that lines never mix. What an app's names bring along cannot forge a line: line breaks
 * are shown as {@code \n}, and control characters and terminal escapes are dropped.
 */
public final class Lines implements Problems.Printer {
  private static final String PREFIX = "prebind: ";

  /** Longest message; with its prefix it stays below what a pipe takes in one piece (4 KiB). */
  private static final int CAP = 3_800;

  private final OutputStream err;
  private final boolean json;

  /** {@code null}: to be found out with the first line, so that premain need not. */
  private Boolean unicode;

  /** {@code null}: the system's. */
  private final InstantSource clock;

  /** Lines to this process's stderr, as JSON objects if wanted. */
  public Lines(boolean json) {
    this(new FileOutputStream(FileDescriptor.err), json, null, null);
  }

  /** Lines as JSON objects, appended to a file; to this process's stderr if it cannot be opened. */
  public static Lines into(File file) {
    try {
      return new Lines(new FileOutputStream(file, true), true, false, null);
    } catch (Exception e) { // SecurityException too, which would be loaded in each premain
      return new Lines(false);
    }
  }

  Lines(OutputStream err, boolean json, Boolean unicode, InstantSource clock) {
    this.err = err;
    this.json = json;
    this.unicode = unicode;
    this.clock = clock;
  }

  /** Whether the reader's terminal or log takes more than ASCII. */
  public synchronized boolean unicode() {
    if (unicode == null) {
      unicode = Encoding.ofStderr();
    }
    return unicode;
  }

  @Override
  public void print(String message) {
    warn(message);
  }

  public void info(String message) {
    print("info", message, null);
  }

  public void warn(String message) {
    print("warning", message, null);
  }

  public void error(String message) {
    print("error", message, null);
  }

  /**
   * One line.
   *
   * @param level {@code info}, {@code warning} or {@code error}; shown with {@code log=json} only
   * @param fields more fields of the JSON object, numbers and booleans as such; may be null
   */
  public void print(String level, String message, Map<String, ?> fields) {
    try {
      StringBuilder line = new StringBuilder(160);
      if (json) {
        object(line, level, message, fields);
      } else {
        line.append(PREFIX);
        appendPlain(line, message, unicode());
      }
      line.append('\n');
      byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
      synchronized (err) {
        err.write(bytes);
        err.flush();
      }
    } catch (Throwable e) {
      // A closed stderr or an exhausted heap is the app's affair; it must not notice us.
    }
  }

  private void object(StringBuilder line, String level, String message, Map<String, ?> fields) {
    Instant now = clock == null ? Instant.now() : clock.instant();
    line.append("{\"time\":\"").append(now).append("\",\"level\":");
    appendQuoted(line, level);
    line.append(",\"message\":");
    appendQuoted(line, message);
    if (fields != null) {
      for (Map.Entry<String, ?> field : fields.entrySet()) {
        line.append(',');
        appendQuoted(line, field.getKey());
        line.append(':');
        appendValue(line, field.getValue());
      }
    }
    line.append('}');
  }

  /**
   * The message as it may stand in a terminal's line: without line breaks, control characters and
   * escapes.
   *
   * @param unicode whether characters beyond ASCII are shown as they are
   */
  public static String plain(String message, boolean unicode) {
    StringBuilder line = new StringBuilder(160);
    appendPlain(line, message, unicode);
    return line.toString();
  }

  private static void appendPlain(StringBuilder line, String message, boolean unicode) {
    String text = String.valueOf(message);
    int end = Math.min(text.length(), CAP);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line.append("\\n");
      } else if (c == '\r') {
        line.append("\\r");
      } else if (c == '\t') {
        line.append(' ');
      } else if (c == 0x1b || c == 0x9b) {
        i = escapeEnd(text, i, end);
      } else if (visible(c)) {
        if (c < 0x80 || unicode) {
          line.append(c);
        } else {
          appendHex(line, c);
        }
      }
    }
    if (end < text.length()) {
      line.append("...");
    }
  }

  /** The last character of the terminal escape that begins at {@code i}. */
  private static int escapeEnd(String text, int i, int end) {
    int at = i;
    if (text.charAt(i) == 0x1b) {
      if (i + 1 >= end || text.charAt(i + 1) != '[') {
        return i;
      }
      at++;
    }
    while (at + 1 < end) {
      char c = text.charAt(++at);
      if (c >= 0x40 && c <= 0x7e) {
        return at;
      }
      if (c < 0x20) {
        return at - 1;
      }
    }
    return at;
  }

  /** Neither a control character, nor a line or paragraph separator, nor a turn of direction. */
  private static boolean visible(char c) {
    if (c < 0x20 || c >= 0x7f && c <= 0x9f) {
      return false;
    }
    return !(c >= 0x200b && c <= 0x200f
        || c >= 0x2028 && c <= 0x202e
        || c >= 0x2060 && c <= 0x206f
        || c == 0xfeff);
  }

  private static void appendQuoted(StringBuilder line, String value) {
    String text = String.valueOf(value);
    line.append('"');
    int end = Math.min(text.length(), CAP);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c == '\n') {
        line.append("\\n");
      } else if (c < 0x20 || c >= 0x7f) {
        appendHex(line, c);
      } else {
        line.append(c);
      }
    }
    line.append(end < text.length() ? "...\"" : "\"");
  }

  private static void appendValue(StringBuilder line, Object value) {
    if (value instanceof Double number && !Double.isFinite(number) || value == null) {
      line.append("null");
    } else if (value instanceof Number || value instanceof Boolean) {
      line.append(value);
    } else {
      appendQuoted(line, value.toString());
    }
  }

  private static void appendHex(StringBuilder line, char c) {
    String hex = Integer.toHexString(c);
    line.append("\\u0000", 0, 6 - hex.length()).append(hex);
  }
}
