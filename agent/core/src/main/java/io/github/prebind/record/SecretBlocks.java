package io.github.prebind.record;

/** Keys in PEM form: everything between the dashes of BEGIN and END, or to the end of the text. */
final class SecretBlocks {
  private static final String BEGIN = "-----BEGIN";
  private static final String END = "-----END";
  private static final String DASHES = "-----";

  private SecretBlocks() {}

  static String scrub(String text) {
    int begin = text.indexOf(BEGIN);
    if (begin < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (begin >= 0) {
      out.append(text, at, begin).append(Secrets.MASK);
      int end = text.indexOf(END, begin + BEGIN.length());
      int dashes = end < 0 ? -1 : text.indexOf(DASHES, end + END.length());
      at = dashes < 0 ? text.length() : dashes + DASHES.length();
      begin = text.indexOf(BEGIN, at);
    }
    return out.append(text, at, text.length()).toString();
  }
}
