package io.github.prebind.start;

import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Endpoint;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Migration;
import io.github.prebind.start.Start.Outcome;

/** A start whose app put the worst into names, statements and messages. */
public final class HostileStart {
  /** Breaks out of tables, code, attributes, elements and terminals, and calls people. */
  public static final String NAME =
      "`| x | y |\\| <script>alert(1)</script> ]]> \"'>&amp; @everyone #1 [a](http://evil.example)"
          + " **b** __c__ </testsuite> ``` \r\n# heading\r\n::error::forged\n| a | b |\u0000\u0008"
          + "\u001b[31m\ud800 \uffff \u202e \u2028 \ud83d\ude00 https://evil.example";

  private HostileStart() {}

  public static Start build() {
    StartBuilder start =
        new StartBuilder()
            .platform("heroku", "Heroku " + NAME, 60_000L, NAME)
            .verdict(false, 60_000L, 5_000L, -1.0)
            .span(null, "framework", NAME, 100, 900)
            .span(0, "migration", NAME, 200, 800)
            .span(1, "sql", NAME, 300, 700)
            .roundTrips(3)
            .share("migration", NAME, 500, 1)
            .share("cpu", NAME, 400, 1)
            .ended(Outcome.DIED, NAME, NAME, NAME);
    start.migrations.add(new Migration(NAME, NAME, NAME, 600, 3L, NAME, null));
    start.endpoints.add(new Endpoint(NAME, 5432, 1, 3L, 10, 1L, 3L, 0.1));
    start.databases.add(new Database(NAME, NAME, NAME, NAME));
    start.findings.add(new Finding("hostile", "error", NAME, NAME, 1.0, NAME));
    start.findings.add(new Finding("mild", "info", NAME, NAME, null, NAME));
    start.reasons.put("ready", NAME);
    return start.build();
  }
}
