package io.github.prebind.cli;

import io.github.prebind.analyse.findings.FindingList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The page of one finding: what it means, how it is told, and what to do. Stateless. */
final class FindingPage {
  private FindingPage() {}

  static boolean exists(String id) {
    return id != null && FindingList.ids().contains(id);
  }

  /** The page's text, which is Markdown that reads well as it is. */
  static List<String> lines(String id) {
    try (InputStream in = FindingList.class.getResourceAsStream(id + ".md")) {
      if (in == null) {
        throw new IOException("the page " + id + ".md is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
