package io.github.prebind.cli;

import io.github.prebind.platform.PlatformCatalogue;
import io.github.prebind.platform.PlatformEntry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code platforms [ID[:SIZE]]}: the catalogue as a table, or all that is known of one platform.
 */
@Command(
    name = "platforms",
    description = "Lists the platforms whose start deadline is known, or tells all of one.",
    footer = {
      "",
      "A second deadline in the list holds under a condition; platforms ID tells which.",
      "",
      "Status of a number:",
      "  VERIFIED      in the vendor's own words",
      "  VERIFIED-3P   seen by somebody else, for example in a log",
      "  DERIVED       calculated from verified values",
      "  NOT VERIFIED  general knowledge"
    })
final class PlatformsCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final PlatformCatalogue catalogue;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID[:SIZE]",
      description = "A platform, with an instance size if wanted: heroku, render:free.")
  private String wanted;

  PlatformsCommand(Terminal terminal, PlatformCatalogue catalogue) {
    this.terminal = terminal;
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() {
    terminal.print(
        wanted == null ? PlatformTable.lines(catalogue) : PlatformSheet.lines(entry(wanted)));
    return 0;
  }

  private PlatformEntry entry(String idAndSize) {
    try {
      return PlatformEntry.of(catalogue, idAndSize);
    } catch (IllegalArgumentException e) {
      throw new CommandError(e.getMessage());
    }
  }
}
