package io.github.prebind;

/**
 * Guesses which known name a mistyped one was meant to be.
 *
 * <p>Distance is the number of letters inserted, removed, replaced or swapped with their neighbour
 * (optimal string alignment), upper and lower case being the same.
 */
public final class NearestName {
  private static final int LONGEST = 64;

  private NearestName() {}

  /** The nearest of the known names, or null if none is near enough to be worth saying. */
  public static String of(String typed, Iterable<String> known) {
    if (typed.isEmpty() || typed.length() > LONGEST) {
      return null;
    }
    String nearest = null;
    int least = Math.max(2, typed.length() / 3) + 1;
    for (String name : known) {
      int distance = distance(lower(typed), lower(name));
      if (distance < least && distance < name.length()) {
        least = distance;
        nearest = name;
      }
    }
    return nearest;
  }

  /** The suggestion as it stands in a message: {@code (did you mean "x"?)} or nothing. */
  public static String suggestion(String typed, Iterable<String> known) {
    String nearest = of(typed, known);
    return nearest == null ? "" : " (did you mean \"" + nearest + "\"?)";
  }

  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost = Math.min(cost, beforeLast[j - 2] + 1);
        }
        row[j] = cost;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }

  private static String lower(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }
}
