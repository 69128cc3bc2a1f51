package io.github.prebind.start;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;

/**
 * The report file's JSON to and from the facts of a start. Stateless.
 *
 * <p>Only the streaming half of the JSON library is used, with a small record binding of our own:
 * it keeps the contract's order of fields, tells a damaged file by its path, and loads a tenth of
 * the classes in a JVM whose app has only just opened its port.
 */
public final class StartJson {
  static final FormattingStyle PAGE = FormattingStyle.PRETTY.withIndent("  ");

  /** What the library advises to its programmer where a person wrote no JSON. */
  private static final String LIBRARY_ADVICE =
      "Use JsonReader.setStrictness(Strictness.LENIENT) to accept malformed JSON";

  private static final int MESSAGE_CAP = 300;

  private StartJson() {}

  /**
   * The report as text, ending with a line break. Nulls are written out, numbers carry at most
   * three decimals, and what is not a finite number is written as null (0 where null is not
   * allowed).
   */
  public static String write(Start start) {
    StringWriter text = new StringWriter(16 * 1024);
    JsonWriter out = new JsonWriter(text);
    out.setFormattingStyle(PAGE);
    out.setSerializeNulls(true);
    try {
      new RecordWriter(out).write(start);
      out.flush();
    } catch (IOException e) {
      throw new AssertionError("writing to memory", e);
    }
    return text.append('\n').toString();
  }

  /**
   * The facts in a report. Unknown fields are passed over.
   *
   * @throws IllegalArgumentException with a message of one line, if the text is damaged or of
   *     another schema
   */
  public static Start read(String json) {
    try {
      JsonReader in = new JsonReader(new StringReader(json));
      in.setStrictness(Strictness.STRICT);
      Start start = (Start) new RecordReader(in).read(Start.class);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalArgumentException("more text after the report's end");
      }
      return start;
    } catch (EOFException e) {
      throw refused(json.isBlank() ? "the file is empty" : "the file ends in the middle", e);
    } catch (IOException | RuntimeException e) {
      throw refused(e.getMessage(), e);
    }
  }

  private static IllegalArgumentException refused(String why, Exception cause) {
    StringBuilder line = new StringBuilder("not a readable ").append(Start.SCHEMA);
    line.append(" report: ");
    String text = why == null ? cause.getClass().getSimpleName() : why;
    if (text.startsWith(LIBRARY_ADVICE)) {
      text = "malformed JSON" + text.substring(LIBRARY_ADVICE.length());
    }
    // The library's own messages carry a second line, a link; names in a path can carry anything.
    for (int i = 0; i < text.length() && text.charAt(i) != '\n'; i++) {
      if (line.length() == MESSAGE_CAP) {
        line.append("...");
        break;
      }
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
    }
    return new IllegalArgumentException(line.toString(), cause);
  }
}
