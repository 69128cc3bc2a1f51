package io.github.prebind.platform;

/**
 * One section of the catalogue's file: a view of the text that finds its lines when asked, since a
 * start needs those of one platform only.
 */
final class PlatformSection {
  private final String text;
  private final int from;
  private final int to;

  /** The platform that the section belongs to; empty for the lines above the first one. */
  final String id;

  /** The instance size it describes, or null. */
  final String size;

  /** The rule under which it applies, or null. */
  final String rule;

  /**
   * @param head what stands between the brackets
   * @param from where the lines begin
   * @param to where they end
   */
  PlatformSection(String text, String head, int from, int to) {
    this.text = text;
    this.from = from;
    this.to = to;
    int question = head.indexOf('?');
    int colon = question < 0 ? head.indexOf(':') : -1;
    this.rule = question < 0 ? null : head.substring(question + 1).trim();
    this.size = colon < 0 ? null : head.substring(colon + 1).trim();
    this.id =
        head.substring(0, question >= 0 ? question : colon >= 0 ? colon : head.length()).trim();
  }

  boolean isPlatform() {
    return size == null && rule == null && !id.isEmpty();
  }

  /** The value of {@code key = value}, or null. */
  String value(String key) {
    int line = from;
    while (line < to) {
      int end = text.indexOf('\n', line);
      if (end < 0 || end > to) {
        end = to;
      }
      if (text.startsWith(key, line)) {
        int at = line + key.length();
        while (at < end && text.charAt(at) == ' ') {
          at++;
        }
        if (at < end && text.charAt(at) == '=') {
          return text.substring(at + 1, end).trim();
        }
      }
      line = end + 1;
    }
    return null;
  }
}
