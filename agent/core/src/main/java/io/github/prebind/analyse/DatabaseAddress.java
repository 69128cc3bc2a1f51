package io.github.prebind.analyse;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Database;
import java.util.Set;

/** Where a database that was connected to runs: in this process, or somewhere else. Stateless. */
public final class DatabaseAddress {
  /** Products that can run inside the app; with a network address they do not. */
  private static final Set<String> EMBEDDED = Set.of("h2", "hsqldb", "derby", "sqlite", "duckdb");

  private static final String[] IN_PROCESS = {"mem:", "memory:", "file:", "res:", "~", ".", "/"};

  private DatabaseAddress() {}

  /** Whether this product can run inside the app. */
  static boolean canBeEmbedded(String product) {
    return EMBEDDED.contains(product);
  }

  /** Whether a database runs inside the app. */
  public static boolean isInProcess(Database database) {
    return EMBEDDED.contains(database.product()) && !database.url().contains("//");
  }

  /** Whether {@code remote}, such as {@code h2 mem:app}, is a database inside this process. */
  public static boolean isInProcess(Start start, String remote) {
    int blank = remote.indexOf(' ');
    String product = blank < 0 ? remote : remote.substring(0, blank);
    String address = blank < 0 ? "" : remote.substring(blank + 1);
    if (!EMBEDDED.contains(product)) {
      return false;
    }
    for (Database database : start.databases()) {
      String url = database.url();
      if (product.equals(database.product()) && url != null && url.endsWith(address)) {
        return !url.contains("//");
      }
    }
    // It could not be connected to, so there is no more than the label.
    for (String beginning : IN_PROCESS) {
      if (address.startsWith(beginning)) {
        return true;
      }
    }
    return product.equals("sqlite") || product.equals("duckdb");
  }
}
