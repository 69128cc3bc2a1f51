package io.github.prebind.hooks;

/**
 * Finds passwords that stand in a statement without being strings: {@code IDENTIFIED BY tiger},
 * {@code ALTER USER x PASSWORD "y"}, {@code PRAGMA key = "z"}. Fed with each word and with what
 * stands between. Not thread-safe.
 */
final class SqlSecrets {
  private static final int NONE = 0;

  /** A double-quoted text would be a password. */
  private static final int IN_QUOTES = 1;

  /** The next word or double-quoted text is a password. */
  private static final int NEXT = 2;

  /** One has just passed; a comma announces another. */
  private static final int PASSED = 3;

  private int state;
  private boolean first;
  private boolean command;
  private boolean define;
  private boolean account;
  private boolean identified;

  void begin() {
    state = NONE;
    first = true;
    command = false;
    define = false;
    account = false;
    identified = false;
  }

  /** Takes the next word; true if it is a password. */
  boolean hides(int word) {
    boolean keyword = word == SqlWords.PASSWORD || word == SqlWords.VALUES || word == SqlWords.BY;
    if (state == NEXT && !keyword) {
      state = PASSED;
      return true;
    }
    if (first) {
      first = false;
      command = word == SqlWords.COMMAND;
      define = word == SqlWords.DEFINE;
      account = command;
    } else if (word == SqlWords.TABLE) {
      define = false;
    } else if (word == SqlWords.ACCOUNT && define) {
      account = true;
    } else if (word == SqlWords.IDENTIFIED) {
      identified = true;
    }
    state = after(word);
    return false;
  }

  private int after(int word) {
    switch (word) {
      case SqlWords.BY, SqlWords.REPLACE:
        return identified ? NEXT : NONE;
      case SqlWords.PASSWORD:
        return account || identified ? NEXT : IN_QUOTES;
      case SqlWords.VALUES:
        return state;
      default:
        return NONE;
    }
  }

  /** Takes what is no word. */
  void passes(boolean literal, boolean comma, char punctuation) {
    if (literal) {
      state = state == NEXT ? PASSED : NONE;
    } else if (comma) {
      state = state == PASSED ? NEXT : NONE;
    } else if (punctuation == ';') {
      begin();
    } else if (punctuation != '=' && punctuation != ':' && punctuation != '(') {
      state = NONE;
    }
  }

  /** Whether a double-quoted text at this place may be one. */
  boolean quotesHoldSecrets() {
    return command || state != NONE;
  }
}
