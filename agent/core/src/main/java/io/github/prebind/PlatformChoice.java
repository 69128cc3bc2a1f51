package io.github.prebind;

import io.github.prebind.platform.Platform;
import io.github.prebind.platform.PlatformCatalogue;
import io.github.prebind.record.Problems;
import java.util.ArrayList;
import java.util.List;

/** The platform of this start, by setting or by environment. */
final class PlatformChoice {
  private PlatformChoice() {}

  static Platform of(Settings settings, Problems problems) {
    List<String> lines = new ArrayList<>();
    Platform platform = null;
    try {
      platform = PlatformCatalogue.load().resolve(settings.platform(), System.getenv(), lines);
    } catch (RuntimeException e) {
      lines.add("cannot read the catalogue of platforms: " + e);
    }
    for (String line : lines) {
      problems.tell(line);
    }
    return platform;
  }
}
