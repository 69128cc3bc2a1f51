package io.github.prebind.hooks;

import static io.github.prebind.hooks.SqlCharacters.digit;
import static io.github.prebind.hooks.SqlCharacters.inWord;
import static io.github.prebind.hooks.SqlCharacters.letter;

/**
 * Cuts an SQL text into words, literals and punctuation, the same way for all databases where they
 * agree. At most {@value #FARTHEST} characters are read.
 *
 * <p>It knows no grammar, and SQL is read differently by different databases. Where two readings
 * differ about what is a string (a backslash before the closing quote, text between two ends of
 * nested comments), it stops there: a shorter text is better than a secret in it.
 */
class SqlTokens {
  /** {@code #} and {@code -- } begin comments, comments do not nest, double quotes hold text. */
  static final int MYSQL = 1;

  /** Double quotes may hold text instead of an identifier. */
  static final int QUOTES_HOLD_TEXT = 2;

  static final int FARTHEST = 20_000;

  static final int END = 0;
  static final int WORD = 1;
  static final int LITERAL = 2;
  static final int NAME = 3;
  static final int COMMA = 4;
  static final int OPEN = 5;
  static final int CLOSE = 6;
  static final int OTHER = 7;

  /** The rest may be read in two ways. */
  static final int UNCLEAR = 8;

  /** There is more than is read. */
  static final int MORE = 9;

  char[] text = new char[512];
  int start;
  int at;

  /** Whether blanks or comments stand before the token. */
  boolean gap;

  /** Told by who reads the tokens: a sign behind the last one is an operator. */
  boolean operand;

  /** Told by who reads the tokens: a double-quoted text here would be a password. */
  boolean quotesHoldSecrets;

  private int length;
  private boolean cut;
  private int dialect;

  final void read(String sql, int dialect) {
    length = Math.min(sql.length(), FARTHEST);
    cut = length < sql.length();
    if (text.length < length) {
      text = new char[Math.min(FARTHEST, length * 2)];
    }
    sql.getChars(0, length, text, 0);
    this.dialect = dialect;
    at = 0;
    operand = false;
    quotesHoldSecrets = false;
  }

  /** Finds the next token, between {@link #start} and {@link #at}. */
  final int next() {
    gap = false;
    while (at < length) {
      start = at;
      char c = text[at];
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
    return cut ? MORE : END;
  }

  private int token(char c) {
    switch (c) {
      case '\'':
        return text(at + 1, '\'', false);
      case '"':
        return quoted(at + 1);
      case '`':
        at = SqlTexts.nameEnd(text, length, at + 1, '`');
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
    if (letter(c) || ((c == '@' || c == '#') && nameAt(at + 1))) {
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
    return !operand || (c == '.' && gap);
  }

  private int word() {
    int end = at + 1;
    while (end < length && inWord(text[end])) {
      end++;
    }
    at = end;
    if (peek(at) == '\'') {
      char first = Character.toLowerCase(text[start]);
      int size = at - start;
      if (size == 1 && first == 'e') {
        return text(at + 1, '\'', true);
      }
      if (size == 1 && (first == 'n' || first == 'b' || first == 'x')) {
        return text(at + 1, '\'', false);
      }
      if ((size == 1 && first == 'q')
          || (size == 2 && first == 'n' && Character.toLowerCase(text[start + 1]) == 'q')) {
        at = SqlTexts.oracleEnd(text, length, at + 1);
        return LITERAL;
      }
    }
    return WORD;
  }

  /** The rest of a string that begins at {@code from}. */
  private int text(int from, char quote, boolean escapes) {
    int end = SqlTexts.end(text, length, from, quote, escapes);
    if (end < 0) {
      return UNCLEAR;
    }
    at = end;
    return LITERAL;
  }

  /** An identifier is kept if it looks like one and cannot be a text. */
  private int quoted(int from) {
    int token = text(from, '"', false);
    if (token == UNCLEAR || dialect != 0 || quotesHoldSecrets) {
      return token;
    }
    for (int i = from; i < at - 1; i++) {
      char c = text[i];
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
    int end = SqlTexts.dollarEnd(text, length, at);
    if (end < 0) {
      at++;
      return OTHER;
    }
    at = end;
    return LITERAL;
  }

  /** Passes a comment; {@link #at} is negative if its end is unclear. */
  private boolean comment(char c) {
    boolean mysql = (dialect & MYSQL) != 0;
    char second = peek(at + 1);
    if ((c == '#' && mysql) || (c == '-' && second == '-' && (!mysql || peek(at + 2) <= ' '))) {
      int end = SqlTexts.indexOf(text, length, '\n', at);
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
    at = SqlWords.commentEnd(text, length, at + 2, !mysql);
    return true;
  }

  private void skipDigits() {
    while (digit(peek(at))) {
      at++;
    }
  }

  private void skipNumber(char first) {
    boolean hex = first == '0' && (peek(at) | 0x20) == 'x';
    while (at < length) {
      char c = text[at];
      boolean exponent =
          !hex && (c == '+' || c == '-') && (text[at - 1] | 0x20) == 'e' && digit(peek(at + 1));
      if (!inWord(c) && c != '.' && !exponent) {
        return;
      }
      at++;
    }
  }

  /** A password without quotes ends at the next blank, comma or end of statement. */
  final void skipBareSecret() {
    while (at < length && SqlWords.inBareSecret(text[at])) {
      at++;
    }
  }

  private char peek(int index) {
    return index < length ? text[index] : 0;
  }

  private boolean nameAt(int index) {
    char c = peek(index);
    return c == '@' || c == '#' || letter(c);
  }
}
