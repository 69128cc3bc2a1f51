package io.github.prebind.analyse;

import io.github.prebind.start.ShopStart;
import io.github.prebind.start.Start;
import io.github.prebind.start.Starts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Two starts to compare, as users meet them. */
public final class StartPairs {
  /** How much slower a shared machine is in each of several starts. */
  private static final double[] NOISE = {1.02, 0.97, 1.08, 1, 0.985, 1.04, 1.01, 0.975};

  /** What is compared. */
  public record Pair(Start base, Start head) {
    public StartDiff diff() {
      return StartDiff.of(base, head);
    }
  }

  private StartPairs() {}

  public static Map<String, Pair> all() {
    Map<String, Pair> all = new LinkedHashMap<>();
    all.put("new-migration", newMigration());
    all.put(
        "new-migration-for-certain",
        new Pair(several(5, 0, ShopStart::new), several(5, 0, StartPairs::grown)));
    all.put(
        "within-the-spread",
        new Pair(several(5, 0, ShopStart::new), several(6, 3, StartPairs::slightlySlower)));
    all.put("too-few", new Pair(several(3, 0, ShopStart::new), several(3, 0, StartPairs::grown)));
    all.put(
        "one-against-five", new Pair(new ShopStart().build(), several(5, 0, StartPairs::grown)));
    all.put(
        "moved-out",
        new Pair(
            new ShopStart().config(900).build(), new ShopStart().withoutMigration("2").build()));
    all.put(
        "same", new Pair(new ShopStart().build(), new ShopStart().databasePort(49_152).build()));
    all.put(
        "not-alike",
        new Pair(new ShopStart().build(), new ShopStart().code(2_100).jvm("25.0.1+8", 4).build()));
    all.put("fails-now", new Pair(new ShopStart().build(), grown().migrationFails().build()));
    all.put("opens-now", new Pair(grown().migrationFails().build(), grown().build()));
    all.put(
        "neither-opened",
        new Pair(new ShopStart().migrationFails().build(), grown().migrationFails().build()));
    all.put(
        "not-counted-before",
        new Pair(new ShopStart().withoutRoundTrips().build(), new ShopStart().build()));
    all.put("bare-servers", new Pair(Starts.bareServer(), Starts.bareServer()));
    all.put("different-apps", new Pair(Starts.withoutPlatform(), Starts.lateOnHeroku()));
    return all;
  }

  /** The story: somebody added a migration. */
  public static Pair newMigration() {
    return new Pair(new ShopStart().build(), grown().build());
  }

  private static ShopStart slightlySlower() {
    return new ShopStart()
        .migration(
            "2", "backfill totals", 1_990, "UPDATE orders SET total = ? WHERE id = ?", 12_000);
  }

  private static ShopStart grown() {
    return new ShopStart()
        .migration(
            "3",
            "score customers",
            4_300,
            "INSERT INTO scores (customer_id, score) VALUES (?, ?)",
            35_000)
        .migration(
            "2", "backfill totals", 2_400, "UPDATE orders SET total = ? WHERE id = ?", 15_000)
        .bean("scoreRepository")
        .bean("scoreController");
  }

  /** The median of several starts on a machine that is not quiet. */
  static Start several(int count, int from, Supplier<ShopStart> app) {
    List<Start> starts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      starts.add(app.get().times(NOISE[(from + i) % NOISE.length]).build());
    }
    return SeveralStarts.median(starts);
  }
}
