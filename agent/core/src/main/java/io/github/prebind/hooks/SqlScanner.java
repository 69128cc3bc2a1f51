package io.github.prebind.hooks;

/**
 * One pass over an SQL text that keeps what is the same from call to call: words and punctuation
 * stay, literals and parameters become {@code ?}, comments and extra whitespace go, lists of
 * literals shrink to one and rows behind the first one go.
 *
 * <p>What is kept is hashed, and written only if somebody asks for the text; so a known statement
 * costs no allocation. Linear in the text, and it stops after {@value #LONGEST} kept characters or
 * {@value #FARTHEST} read ones.
 *
 * <p>It knows no grammar, and SQL is read differently by different databases. Where two readings
 * differ about what is a string (a backslash before the closing quote, text between two ends of
 * nested comments), it stops there: a shorter text is better than a secret in it. Not thread-safe;
 * one scanner is used by one thread at a time.
 */
final class SqlScanner {
  /** {@code #} and {@code -- } begin comments, comments do not nest, double quotes hold text. */
  static final int MYSQL = 1;

  /** Double quotes may hold text instead of an identifier. */
  static final int QUOTES_HOLD_TEXT = 2;

  static final int LONGEST = 297;
  static final int FARTHEST = 20_000;

  // 64-bit FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
  private static final long HASH_BASIS = 0xcbf29ce484222325L;
  private static final long HASH_PRIME = 0x100000001b3L;

  private static final int END = 0;
  private static final int WORD = 1;
  private static final int LITERAL = 2;
  private static final int NAME = 3;
  private static final int COMMA = 4;
  private static final int OPEN = 5;
  private static final int CLOSE = 6;
  private static final int OTHER = 7;
  private static final int UNCLEAR = 8;
  private static final int MORE = 9;

  private final SqlSecrets secrets = new SqlSecrets();
  private String sql;
  private int length;
  private int dialect;
  private StringBuilder into;
  private long hash;
  private int kept;

  private int at;
  private int start;
  private boolean gap;
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
    this.sql = null;
    this.into = null;
    return hash;
  }

  private void begin(String sql, int dialect, StringBuilder into) {
    this.sql = sql;
    this.length = sql.length();
    this.dialect = dialect;
    this.into = into;
    hash = HASH_BASIS;
    kept = 0;
    at = 0;
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
          return true;
        }
      }
      case OPEN -> {
        depth++;
        boolean list = lastWord == SqlWords.IN || sql.charAt(start) == '[';
        lists = list ? lists | bit() : lists & ~bit();
        rows = list ? rows | bit() : rows & ~bit();
      }
      case CLOSE -> {
        if (depth > 0) {
          depth--;
        }
      }
      case WORD -> {
        word = SqlWords.of(sql, start, at);
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
    return token == LITERAL ? keepMark() : keep(start, at, gap);
  }

  private char punctuation(int token) {
    return token == OTHER || token == OPEN || token == CLOSE ? sql.charAt(start) : 0;
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

  private int next() {
    gap = false;
    while (at < length) {
      if (at > FARTHEST) {
        return MORE;
      }
      start = at;
      char c = sql.charAt(at);
      if (c <= ' ') {
        at++;
        gap = true;
      } else if (comment(c)) {
        gap = true;
        if (at < 0) {
          at = length;
          return UNCLEAR;
        }
      } else {
        return token(c);
      }
    }
    return END;
  }

  private int token(char c) {
    switch (c) {
      case '\'':
        return text(at + 1, '\'', false);
      case '"':
        return quoted(at + 1);
      case '`':
        at = closing(at + 1, '`');
        return NAME;
      case ',':
        at++;
        return COMMA;
      case '(', '[':
        at++;
        return OPEN;
      case ')', ']':
        at++;
        return CLOSE;
      case '?':
        at++;
        skipDigits();
        return LITERAL;
      case '$':
        return dollar();
      default:
        break;
    }
    if (digit(c) || (number(c) && mayBeginNumber(c))) {
      at++;
      skipNumber(c);
      return LITERAL;
    }
    if (Character.isLetter(c) || c == '_' || ((c == '@' || c == '#') && nameAt(at + 1))) {
      return word();
    }
    at++;
    return OTHER;
  }

  /** A sign or a point in front of a digit. */
  private boolean number(char c) {
    if (c == '.') {
      return digit(peek(at + 1));
    }
    return (c == '-' || c == '+')
        && (digit(peek(at + 1)) || (peek(at + 1) == '.' && digit(peek(at + 2))));
  }

  /** Behind an operand it is an operator, or the point of a qualified name. */
  private boolean mayBeginNumber(char c) {
    boolean operand = last == WORD || last == NAME || last == LITERAL || last == CLOSE;
    return comma || !operand || (c == '.' && gap);
  }

  private int word() {
    at++;
    while (at < length && inWord(sql.charAt(at))) {
      at++;
    }
    if (peek(at) == '\'') {
      char first = Character.toLowerCase(sql.charAt(start));
      int size = at - start;
      if (size == 1 && first == 'e') {
        return text(at + 1, '\'', true);
      }
      if (size == 1 && (first == 'n' || first == 'b' || first == 'x')) {
        return text(at + 1, '\'', false);
      }
      if ((size == 1 && first == 'q')
          || (size == 2 && first == 'n' && Character.toLowerCase(sql.charAt(start + 1)) == 'q')) {
        return oracleText(at + 1);
      }
    }
    return WORD;
  }

  /** The rest of a string that begins at {@code from}. */
  private int text(int from, char quote, boolean escapes) {
    int begin = from;
    while (true) {
      int end = sql.indexOf(quote, from);
      if (end < 0) {
        at = length;
        return LITERAL;
      }
      int slashes = 0;
      for (int i = end - 1; i >= begin && sql.charAt(i) == '\\'; i--) {
        slashes++;
      }
      if ((slashes & 1) != 0) {
        if (!escapes) {
          return UNCLEAR;
        }
        from = end + 1;
      } else if (peek(end + 1) == quote) {
        from = end + 2;
        begin = from;
      } else {
        at = end + 1;
        return LITERAL;
      }
    }
  }

  /** {@code q'[...]'}: the quote ends it only behind the bracket. */
  private int oracleText(int from) {
    char close =
        switch (peek(from)) {
          case '[' -> ']';
          case '(' -> ')';
          case '{' -> '}';
          case '<' -> '>';
          default -> peek(from);
        };
    for (int i = from + 1; i < length; i++) {
      if (sql.charAt(i) == close && peek(i + 1) == '\'') {
        at = i + 2;
        return LITERAL;
      }
    }
    at = length;
    return LITERAL;
  }

  /** An identifier is kept if it looks like one and cannot be a text. */
  private int quoted(int from) {
    int token = text(from, '"', false);
    if (token == UNCLEAR || dialect != 0 || secrets.quotesHoldSecrets()) {
      return token;
    }
    for (int i = from; i < at - 1; i++) {
      char c = sql.charAt(i);
      if (!inWord(c) || (i == from && digit(c))) {
        return LITERAL;
      }
    }
    return at - from > 1 ? NAME : LITERAL;
  }

  /** {@code $1} is a parameter, {@code $tag$...$tag$} a text. */
  private int dollar() {
    int i = at + 1;
    if (digit(peek(i))) {
      at = i;
      skipDigits();
      return LITERAL;
    }
    while (i < length && inWord(sql.charAt(i)) && sql.charAt(i) != '$') {
      i++;
    }
    if (peek(i) != '$') {
      at++;
      return OTHER;
    }
    int size = i + 1 - at;
    for (int end = sql.indexOf('$', i + 1); end >= 0; end = sql.indexOf('$', end + 1)) {
      if (sql.regionMatches(end, sql, at, size)) {
        at = end + size;
        return LITERAL;
      }
    }
    at = length;
    return LITERAL;
  }

  /** Passes a comment; {@link #at} is negative if its end is unclear. */
  private boolean comment(char c) {
    boolean mysql = (dialect & MYSQL) != 0;
    char second = peek(at + 1);
    if ((c == '#' && mysql) || (c == '-' && second == '-' && (!mysql || peek(at + 2) <= ' '))) {
      int end = sql.indexOf('\n', at);
      at = end < 0 ? length : end + 1;
      return true;
    }
    if (mysql && c == '*' && second == '/') {
      at += 2; // the end of a comment that MySQL executes
      return true;
    }
    if (c != '/' || second != '*') {
      return false;
    }
    if (mysql && peek(at + 2) == '!') {
      at += 3;
      skipDigits();
      return true;
    }
    at = SqlWords.commentEnd(sql, at + 2, !mysql);
    return true;
  }

  private int closing(int from, char quote) {
    int end = sql.indexOf(quote, from);
    while (end >= 0 && peek(end + 1) == quote) {
      end = sql.indexOf(quote, end + 2);
    }
    return end < 0 ? length : end + 1;
  }

  private void skipDigits() {
    while (digit(peek(at))) {
      at++;
    }
  }

  private void skipNumber(char first) {
    boolean hex = first == '0' && (peek(at) | 0x20) == 'x';
    while (at < length) {
      char c = sql.charAt(at);
      boolean exponent =
          !hex
              && (c == '+' || c == '-')
              && (sql.charAt(at - 1) | 0x20) == 'e'
              && digit(peek(at + 1));
      if (!inWord(c) && c != '.' && !exponent) {
        return;
      }
      at++;
    }
  }

  /** A password without quotes ends at the next blank, comma or end of statement. */
  private void skipBareSecret() {
    while (at < length && SqlWords.inBareSecret(sql.charAt(at))) {
      at++;
    }
  }

  private char peek(int index) {
    return index < length ? sql.charAt(index) : 0;
  }

  private boolean nameAt(int index) {
    char c = peek(index);
    return c == '@' || c == '#' || c == '_' || Character.isLetter(c);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean inWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || digit(c)
        || c == '_'
        || c == '$'
        || c == '#'
        || (c > 127 && Character.isLetterOrDigit(c));
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
    for (int i = from; i < end; i++) {
      mixed = (mixed ^ sql.charAt(i)) * HASH_PRIME;
    }
    hash = mixed;
    kept += end - from;
    if (into != null) {
      into.append(sql, from, end);
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
