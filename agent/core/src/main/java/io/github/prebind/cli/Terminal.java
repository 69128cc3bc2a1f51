package io.github.prebind.cli;

import io.github.prebind.report.Encoding;
import io.github.prebind.report.Lines;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command speaks: results to stdout, complaints to stderr. Names that an app brought into a
 * report can neither forge a line nor steer the terminal (see {@link Lines#plain}). Not
 * thread-safe.
 */
final class Terminal {
  private static final String PREFIX = "prebind: ";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean unicode;

  /**
   * @param unicode whether the reader of {@code out} takes more than ASCII
   */
  Terminal(OutputStream out, OutputStream err, boolean unicode) {
    this.out = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    this.err = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    this.unicode = unicode;
  }

  /** This process's stdout and stderr. */
  static Terminal ofProcess() {
    return new Terminal(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Encoding.ofStdout());
  }

  boolean unicode() {
    return unicode;
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  /** Lines of a result. */
  void print(Iterable<String> lines) {
    for (String line : lines) {
      String plain = Lines.plain(line, unicode);
      out.println(isCommand(plain) ? "| " + plain : plain);
    }
  }

  /**
   * Where a text was wrapped, an app's name may stand first in a line; it commands no CI service:
   * {@code ::warning::}, {@code ##[error]}, {@code ##vso[...]}, {@code ##teamcity[...]}. A heading
   * has a blank.
   */
  private static boolean isCommand(String line) {
    String first = line.stripLeading();
    return first.startsWith("::") || first.startsWith("##") && !first.startsWith("## ");
  }

  /** The one line that says why a command could not do its work. */
  void complain(String why) {
    err.println(PREFIX + Lines.plain(why, unicode));
  }
}
