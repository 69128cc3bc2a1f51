package io.github.prebind.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The parts of the HTML report's page that are the same for every start. Stateless. */
final class PageParts {
  /**
   * The page's own scripts, in the order in which they need each other. Each stands for itself in
   * the folder {@code page} beside this class; what they share is the object {@code prebind}.
   */
  private static final String[] SCRIPTS = {
    "words.js",
    "elements.js",
    "facts.js",
    "projection.js",
    "theme.js",
    "lanes.js",
    "canvas.js",
    "processors.js",
    "details.js",
    "timeline.js",
    "flame.js",
    "table.js",
    "tables.js",
    "overview.js",
    "place.js",
    "runs.js",
    "search.js",
    "page.js"
  };

  private PageParts() {}

  static String template() {
    return text("page.html");
  }

  static String style() {
    return text("page.css");
  }

  static String scripts() {
    StringBuilder all = new StringBuilder(64 * 1024);
    all.append("\"use strict\";\nconst prebind = {};\n");
    for (String name : SCRIPTS) {
      all.append(text(name));
    }
    return all.toString();
  }

  /** The chart library, as its authors built it. */
  static String library() {
    return text("d3.min.js");
  }

  static String libraryLicence() {
    return text("d3.LICENSE");
  }

  /** What a content security policy calls this text of a script or style. */
  static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] sum = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has it", e);
    }
  }

  private static String text(String name) {
    try (InputStream in = PageParts.class.getResourceAsStream("page/" + name)) {
      if (in == null) {
        throw new IOException("the page's " + name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
