package io.github.prebind.hooks;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Turns SQL into what is the same from call to call, without literals: {@code insert into t values
 * (1, 'a'), (2, 'b')} becomes {@code insert into t values (?, ?)}. At most 300 characters.
 *
 * <p>The text is built when a statement of its kind is met first; later ones are found by the hash
 * of what {@link SqlScanner} keeps, without allocation. {@value #SLOTS} texts are kept, the oldest
 * comer of a place gives way. With a hash of 64 bits, two among a thousand statements share one by
 * accident once in 10^13 starts. Thread-safe without a lock: entries are immutable, and a lost one
 * is built again.
 */
final class SqlFingerprint {
  static final int SLOTS = 1024;

  private static final int PLACES = 4;
  private static final String EMPTY = "(empty statement)";

  private final Known[] known = new Known[SLOTS];
  private final AtomicReference<SqlScanner> spare = new AtomicReference<>(new SqlScanner());

  private static final class Known {
    final long hash;
    final String text;

    Known(long hash, String text) {
      this.hash = hash;
      this.text = text;
    }
  }

  /**
   * The fingerprint of one SQL text.
   *
   * @param dialect {@link SqlTokens.MYSQL} and {@link SqlTokens.QUOTES_HOLD_TEXT}, added
   */
  String of(String sql, int dialect) {
    SqlScanner scanner = spare.getAndSet(null);
    if (scanner == null) {
      scanner = new SqlScanner();
    }
    try {
      long hash = scanner.scan(sql, dialect, null);
      int slot = (int) (hash ^ (hash >>> 32)) & (SLOTS - 1);
      for (int i = 0; i < PLACES; i++) {
        Known one = known[(slot + i) & (SLOTS - 1)];
        if (one == null) {
          return keep(hash, (slot + i) & (SLOTS - 1), text(scanner, sql, dialect));
        }
        if (one.hash == hash) {
          return one.text;
        }
      }
      int place = (int) (hash >>> 62);
      return keep(hash, (slot + place) & (SLOTS - 1), text(scanner, sql, dialect));
    } finally {
      spare.set(scanner);
    }
  }

  private String keep(long hash, int slot, String text) {
    known[slot] = new Known(hash, text);
    return text;
  }

  private static String text(SqlScanner scanner, String sql, int dialect) {
    StringBuilder into = new StringBuilder(128);
    scanner.scan(sql, dialect, into);
    return into.length() == 0 ? EMPTY : into.toString();
  }
}
