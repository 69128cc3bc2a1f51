package io.github.prebind.hooks;

/**
 * One pass over an SQL text that keeps what is the same from call to call: words and punctuation
 * stay, literals and parameters become {@code ?}, comments and extra whitespace go, lists of
 * literals shrink to one and rows behind the first one go.
 *
 * <p>What is kept is hashed, and written only if somebody asks for the text; so a known statement
 * costs no allocation. Linear in the text, and it stops after {@value #LONGEST} kept characters.
 *
 * <p>Not thread-safe; one scanner is used by one thread at a time.
 */
final class SqlScanner extends SqlTokens {
  static final int LONGEST = 297;

  // 64-bit FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
  private static final long HASH_BASIS = 0xcbf29ce484222325L;
  private static final long HASH_PRIME = 0x100000001b3L;

  private final SqlSecrets secrets = new SqlSecrets();
  private StringBuilder into;
  private long hash;
  private int kept;

  private int last;
  private int lastWord;
  private char lastOther;

  private int depth;
  private int skippedBelow;
  private boolean comma;
  private boolean commaGap;

  /** One bit per depth of parentheses: a list of literals is open there. */
  private long lists;

  /** One bit per depth of parentheses: rows follow each other there. */
  private long rows;

  /**
   * Reads one text.
   *
   * @param dialect {@link #MYSQL} and {@link #QUOTES_HOLD_TEXT}, added
   * @param into gets what is kept, or {@code null} if only the hash is asked for
   * @return the hash of what is kept
   */
  long scan(String sql, int dialect, StringBuilder into) {
    begin(sql, dialect, into);
    for (int token = next(); token != END; token = next()) {
      if (token == UNCLEAR || token == MORE || !accept(token)) {
        keepMore(token == UNCLEAR);
        break;
      }
    }
    this.into = null;
    return hash;
  }

  private void begin(String sql, int dialect, StringBuilder into) {
    read(sql, dialect);
    this.into = into;
    hash = HASH_BASIS;
    kept = 0;
    last = END;
    lastWord = 0;
    lastOther = 0;
    depth = 0;
    skippedBelow = -1;
    comma = false;
    lists = 0;
    rows = 0;
    secrets.begin();
  }

  /** Keeps or leaves out one token; false if there is no room for it. */
  private boolean accept(int token) {
    if (skippedBelow >= 0) {
      if (token == OPEN) {
        depth++;
      } else if (token == CLOSE && --depth <= skippedBelow) {
        skippedBelow = -1;
      }
      return true;
    }
    if (comma) {
      if (token == LITERAL && last == LITERAL) {
        comma = false;
        operand = true;
        return true;
      }
      if (token == OPEN && last == CLOSE) {
        comma = false;
        skippedBelow = depth++;
        return true;
      }
      if (!keepComma()) {
        return false;
      }
    }
    int word = 0;
    switch (token) {
      case COMMA -> {
        if ((last == LITERAL && open(lists)) || (last == CLOSE && open(rows))) {
          comma = true;
          commaGap = gap;
          operand = false;
          return true;
        }
      }
      case OPEN -> {
        depth++;
        boolean list = lastWord == SqlWords.IN || text[start] == '[';
        lists = list ? lists | bit() : lists & ~bit();
        rows = list ? rows | bit() : rows & ~bit();
      }
      case CLOSE -> {
        if (depth > 0) {
          depth--;
        }
      }
      case WORD -> {
        word = SqlWords.of(text, start, at);
        rows = word == SqlWords.VALUES ? rows | bit() : rows & ~bit();
        if (word == SqlWords.CONSTANT && (last == OPEN || last == COMMA || lastOther == '=')) {
          token = LITERAL;
        }
      }
      default -> {
        // nothing that changes what follows
      }
    }
    if (token == WORD && secrets.hides(word)) {
      skipBareSecret();
      token = LITERAL;
    } else if (token != WORD) {
      secrets.passes(token == LITERAL, token == COMMA, punctuation(token));
    }
    last = token;
    lastWord = word;
    lastOther = punctuation(token);
    operand = token == WORD || token == NAME || token == LITERAL || token == CLOSE;
    quotesHoldSecrets = secrets.quotesHoldSecrets();
    return token == LITERAL ? keepMark() : keep(start, at, gap);
  }

  private char punctuation(int token) {
    return token == OTHER || token == OPEN || token == CLOSE ? text[start] : 0;
  }

  private boolean keepComma() {
    comma = false;
    last = COMMA;
    lastWord = 0;
    lastOther = 0;
    boolean after = gap;
    gap = false;
    boolean room = keep(',', commaGap);
    gap = after;
    return room;
  }

  private boolean open(long bits) {
    return (bits & bit()) != 0;
  }

  private long bit() {
    return 1L << Math.min(depth, 63);
  }

  private boolean keepMark() {
    return keep('?', gap);
  }

  private boolean keep(char c, boolean afterGap) {
    if (!keepGap(afterGap) || kept == LONGEST) {
      return false;
    }
    hash = (hash ^ c) * HASH_PRIME;
    kept++;
    if (into != null) {
      into.append(c);
    }
    return true;
  }

  private boolean keep(int from, int to, boolean afterGap) {
    if (!keepGap(afterGap)) {
      return false;
    }
    int end = Math.min(to, from + LONGEST - kept);
    long mixed = hash;
    char[] all = text;
    for (int i = from; i < end; i++) {
      mixed = (mixed ^ all[i]) * HASH_PRIME;
    }
    hash = mixed;
    kept += end - from;
    if (into != null) {
      into.append(text, from, end - from);
    }
    return end == to;
  }

  private boolean keepGap(boolean afterGap) {
    if (afterGap && kept > 0) {
      if (kept == LONGEST) {
        return false;
      }
      hash = (hash ^ ' ') * HASH_PRIME;
      kept++;
      if (into != null) {
        into.append(' ');
      }
    }
    return true;
  }

  private void keepMore(boolean afterMark) {
    if (afterMark && !comma && skippedBelow < 0) {
      keepMark();
    }
    hash = (hash ^ 1) * HASH_PRIME;
    if (into != null) {
      into.append("...");
    }
  }
}
