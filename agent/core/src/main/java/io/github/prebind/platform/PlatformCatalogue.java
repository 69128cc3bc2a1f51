package io.github.prebind.platform;

import io.github.prebind.NearestName;
import io.github.prebind.PrintableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The platforms that Prebind knows, read from {@code platforms.conf} beside this class.
 *
 * <p>That file is the only place where a platform, a size, a number or an exception is written
 * down; this class knows its syntax and no platform. Immutable once loaded.
 */
public final class PlatformCatalogue {
  private final List<PlatformSection> sections = new ArrayList<>(64);

  PlatformCatalogue(String text) {
    String all = "\n" + text;
    int head = 0;
    int from = 0;
    String name = "";
    while (head >= 0) {
      int next = all.indexOf("\n[", from);
      sections.add(new PlatformSection(all, name, from, next < 0 ? all.length() : next));
      if (next >= 0) {
        int close = all.indexOf(']', next);
        name = all.substring(next + 2, close);
        from = close + 1;
      }
      head = next;
    }
  }

  /**
   * Reads the catalogue that ships with this class.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static PlatformCatalogue load() {
    try (InputStream in = PlatformCatalogue.class.getResourceAsStream("platforms.conf")) {
      if (in == null) {
        throw new IOException("platforms.conf is not in the jar");
      }
      return new PlatformCatalogue(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of all platforms, in the order in which they are tried. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (PlatformSection section : sections) {
      if (section.isPlatform()) {
        ids.add(section.id);
      }
    }
    return ids;
  }

  /** The sizes known of a platform; empty if none is, or if the platform is unknown. */
  public List<String> sizes(String id) {
    List<String> sizes = new ArrayList<>();
    for (PlatformSection section : sections) {
      if (section.size != null && section.id.equals(id)) {
        sizes.add(section.size);
      }
    }
    return sizes;
  }

  /** The platform that this environment is a process of, or null if none is recognised. */
  public Platform detect(Map<String, String> env) {
    for (PlatformSection section : sections) {
      String rule = section.isPlatform() ? section.value("detect") : null;
      String evidence = rule == null ? null : PlatformRule.evidence(rule, env);
      if (evidence != null) {
        return platform(section, null, evidence, env);
      }
    }
    return null;
  }

  /**
   * The platform of this name, whatever the environment says; the environment still decides about
   * its exceptions and its own deadline variable.
   *
   * @param idAndSize an id or alias, with {@code :size} if wanted; case does not matter
   * @throws IllegalArgumentException in one line: the value, the nearest known one, what was
   *     expected
   */
  public Platform named(String idAndSize, Map<String, String> env) {
    String wanted = idAndSize.trim().toLowerCase(Locale.ROOT);
    int colon = wanted.indexOf(':');
    String id = colon < 0 ? wanted : wanted.substring(0, colon).trim();
    PlatformSection section = find(id);
    if (section == null) {
      throw new IllegalArgumentException(
          "platform="
              + PrintableText.of(idAndSize)
              + " is not a known platform"
              + NearestName.suggestion(id, ids())
              + "; expected auto, none or one of: "
              + String.join(", ", ids()));
    }
    String size = colon < 0 ? null : wanted.substring(colon + 1).trim();
    List<String> sizes = sizes(section.id);
    if (size != null && !sizes.contains(size)) {
      throw new IllegalArgumentException(
          "platform="
              + PrintableText.of(idAndSize)
              + " names an unknown size of "
              + section.id
              + NearestName.suggestion(size, sizes)
              + (sizes.isEmpty()
                  ? "; expected " + section.id + " alone, no size of it is known"
                  : "; expected one of: " + String.join(", ", sizes)));
    }
    return platform(section, size, "setting", env);
  }

  /**
   * The platform that the setting asks for: {@code auto}, {@code none} or a name. A name that is
   * not known is one line in {@code problems}, and the platform is detected instead.
   *
   * @return null for {@code none}, and if {@code auto} finds nothing
   */
  public Platform resolve(String setting, Map<String, String> env, List<String> problems) {
    if (setting.equalsIgnoreCase("none")) {
      return null;
    }
    if (!setting.equalsIgnoreCase("auto")) {
      try {
        return named(setting, env);
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage() + "; using auto");
      }
    }
    return detect(env);
  }

  /** The facts of a section and of all that modify it, for tests of the file itself. */
  List<PlatformSection> sections() {
    return sections;
  }

  /** The platform's own section by its id or an alias in lower case, or null. */
  PlatformSection find(String id) {
    for (PlatformSection section : sections) {
      if (section.isPlatform() && section.id.equals(id)) {
        return section;
      }
    }
    for (PlatformSection section : sections) {
      String aliases = section.isPlatform() ? section.value("alias") : null;
      if (aliases != null && !id.isEmpty() && (" " + aliases + " ").contains(" " + id + " ")) {
        return section;
      }
    }
    return null;
  }

  private Platform platform(
      PlatformSection base, String size, String detectedBy, Map<String, String> env) {
    List<PlatformSection> layers = new ArrayList<>();
    String sizeVariable = base.value("size.variable");
    String sizeFound = size == null && sizeVariable != null ? env.get(sizeVariable) : size;
    PlatformSection sizeSection = null;
    for (PlatformSection section : sections) {
      if (!section.id.equals(base.id)) {
        continue;
      }
      if (section.size != null && section.size.equalsIgnoreCase(sizeFound)) {
        sizeSection = section;
      } else if (section.isPlatform()
          || section.rule != null && PlatformRule.evidence(section.rule, env) != null) {
        layers.add(0, section);
      }
    }
    if (sizeSection != null) {
      layers.add(0, sizeSection);
    }
    String dated = value(layers, "checked");
    String checked = dated == null ? sections.get(0).value("checked") : dated;
    PlatformDeadline deadline =
        PlatformDeadline.of(first(layers, "deadline", base), checked, base, env);
    return new Platform(
        base.id,
        sizeSection == null ? null : sizeSection.size,
        detectedBy,
        deadline.millis(),
        deadline.source(),
        deadline.verified(),
        value(layers, "name"),
        value(layers, "advice"),
        deadline.status(),
        checked,
        PlatformDeadline.integer(value(layers, "port")),
        "http".equals(value(layers, "watches")),
        "reachable".equals(value(layers, "loopback")),
        "none".equals(value(layers, "kill.signal")),
        value(layers, "kill"),
        cpus(sizeSection),
        memoryBytes(sizeSection),
        sizeSection == null ? null : sizeSection.value("size.status"),
        sizeSection == null ? null : sizeSection.value("size.source"),
        "yes".equals(value(layers, "own-machine")));
  }

  private static PlatformSection first(
      List<PlatformSection> layers, String key, PlatformSection otherwise) {
    for (PlatformSection layer : layers) {
      if (layer.value(key) != null) {
        return layer;
      }
    }
    return otherwise;
  }

  private static String value(List<PlatformSection> layers, String key) {
    for (PlatformSection layer : layers) {
      String value = layer.value(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static Double cpus(PlatformSection size) {
    String cpus = size == null ? null : size.value("cpus");
    return cpus == null ? null : Double.valueOf(cpus);
  }

  private static Long memoryBytes(PlatformSection size) {
    Integer megabytes = PlatformDeadline.integer(size == null ? null : size.value("memory"));
    return megabytes == null ? null : Long.valueOf(megabytes * 1_048_576L);
  }
}
