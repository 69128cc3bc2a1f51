package io.github.prebind.platform;

import io.github.prebind.NearestName;
import io.github.prebind.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that the catalogue says of one platform, for a person who looks it up; the environment
 * has no say in it. Immutable. The agent does without.
 *
 * @param facts what applies to any app there, or to the size that was asked for
 * @param aliases further names for the setting
 * @param recognisedBy what the environment must hold, in words; null if nothing in it tells
 * @param deadline the one that applies without an exception
 * @param exceptions other deadlines, each with its condition
 * @param deadlineVariable environment variable that holds the real deadline in seconds; null if
 *     there is none
 * @param longestSeconds the largest value of that variable that the platform grants, or null
 * @param sizeVariable environment variable that holds the size's id, or null
 * @param sizes the platform in all its sizes, or in the one that was asked for
 */
public record PlatformEntry(
    Platform facts,
    List<String> aliases,
    String recognisedBy,
    Deadline deadline,
    List<Deadline> exceptions,
    String deadlineVariable,
    Integer longestSeconds,
    String sizeVariable,
    List<Platform> sizes) {

  /**
   * How long the platform waits.
   *
   * @param condition when it does, in words; null for always
   * @param millis null if it does not wait, or if that is unknown
   * @param note what the number is, and other limits; null if there is nothing to say
   * @param source where it was read
   * @param status as in {@link Platform#deadlineStatus()}
   * @param checked year and month of reading
   */
  public record Deadline(
      String condition, Long millis, String note, String source, String status, String checked) {}

  /**
   * Looks a platform up.
   *
   * @param idAndSize an id or alias, with {@code :size} if wanted; case does not matter
   * @throws IllegalArgumentException in one line: the value, the nearest known one, what was
   *     expected
   */
  public static PlatformEntry of(PlatformCatalogue catalogue, String idAndSize) {
    String wanted = idAndSize.trim().toLowerCase(Locale.ROOT);
    int colon = wanted.indexOf(':');
    String id = colon < 0 ? wanted : wanted.substring(0, colon).trim();
    PlatformSection base = catalogue.find(id);
    if (base == null) {
      throw new IllegalArgumentException(
          quoted(id)
              + " is not a known platform"
              + NearestName.suggestion(id, catalogue.ids())
              + "; expected one of: "
              + String.join(", ", catalogue.ids()));
    }
    String size = colon < 0 ? null : wanted.substring(colon + 1).trim();
    List<String> known = catalogue.sizes(base.id);
    if (size != null && !known.contains(size)) {
      throw new IllegalArgumentException(
          quoted(size)
              + " is not a known size of "
              + base.id
              + NearestName.suggestion(size, known)
              + (known.isEmpty() ? "; none is" : "; expected one of: " + String.join(", ", known)));
    }
    return entry(catalogue, base, size, size == null ? known : List.of(size));
  }

  private static PlatformEntry entry(
      PlatformCatalogue catalogue, PlatformSection base, String size, List<String> sizeIds) {
    String checked = or(base.value("checked"), catalogue.sections().get(0).value("checked"));
    Deadline deadline = deadline(base, null, checked);
    List<Deadline> exceptions = new ArrayList<>();
    for (PlatformSection section : catalogue.sections()) {
      if (!section.id.equals(base.id) || section.value("deadline") == null) {
        continue;
      }
      if (section.rule != null) {
        exceptions.add(deadline(section, PlatformRuleWords.of(section.rule), checked));
      } else if (section.size != null && section.size.equals(size)) {
        deadline = deadline(section, null, checked);
      }
    }
    List<Platform> sizes = new ArrayList<>();
    for (String sizeId : sizeIds) {
      sizes.add(catalogue.named(base.id + ":" + sizeId, Map.of()));
    }
    String aliases = base.value("alias");
    String rule = base.value("detect");
    return new PlatformEntry(
        size == null ? catalogue.named(base.id, Map.of()) : sizes.get(0),
        aliases == null ? List.of() : List.of(aliases.split(" +")),
        rule == null ? null : PlatformRuleWords.of(rule),
        deadline,
        List.copyOf(exceptions),
        base.value("deadline.variable"),
        PlatformDeadline.integer(base.value("deadline.variable.max")),
        base.value("size.variable"),
        List.copyOf(sizes));
  }

  private static Deadline deadline(PlatformSection section, String condition, String checked) {
    Integer seconds = PlatformDeadline.integer(section.value("deadline"));
    return new Deadline(
        condition,
        seconds == null ? null : seconds * 1_000L,
        section.value("deadline.note"),
        section.value("deadline.source"),
        section.value("deadline.status"),
        or(section.value("checked"), checked));
  }

  private static String or(String value, String otherwise) {
    return value == null ? otherwise : value;
  }

  private static String quoted(String typed) {
    return "\"" + PrintableText.of(typed) + "\"";
  }
}
