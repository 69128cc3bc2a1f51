package io.github.prebind.accuracy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One start to be made. */
record Task(App app, String purpose, int round, double cpus, double rttMillis) {
  static final String WARM_UP = "warm-up";
  static final String MEASURED = "measured";
  static final String CONTROL = "control";
  static final String CELL = "cell";
  static final String BASELINE = "baseline";
  static final String PROJECTED = "projected";

  /** Any number: the order is random, and the same each time. */
  private static final long ORDER = 1;

  boolean withAgent() {
    return !purpose.equals(CONTROL) && !purpose.equals(WARM_UP);
  }

  String name() {
    return place() + "-" + round;
  }

  /** The same, so many rounds later. */
  Task later(int rounds) {
    return new Task(app, purpose, round + rounds, cpus, rttMillis);
  }

  /** What all rounds of it have in common. */
  String place() {
    boolean elsewhere = purpose.equals(CELL) || purpose.equals(PROJECTED);
    String place = elsewhere ? "-" + cpus + "-cores-" + rttMillis + "-ms" : "";
    return app.key() + "-" + purpose + place;
  }

  /**
   * All starts but those with the agent, of which {@link Accuracy} makes one before each cell: the
   * apps one after the other, each app's cells of a round shuffled, behind a start without a quota
   * and without the agent. Then as many rounds of cells again, for the places where the host
   * disturbed starts.
   */
  static List<Task> all(Settings settings) {
    List<Task> all = new ArrayList<>();
    Random random = new Random(ORDER);
    for (int round = 1; round <= 2 * settings.runs(); round++) {
      for (App app : settings.apps()) {
        if (round <= settings.runs()) {
          all.add(new Task(app, CONTROL, round, 0, 0));
        }
        List<Task> cells = new ArrayList<>();
        for (double cpus : settings.cpus()) {
          for (double rtt : settings.rtts()) {
            cells.add(new Task(app, CELL, round, cpus, rtt));
          }
        }
        Collections.shuffle(cells, random);
        all.addAll(cells);
      }
    }
    return all;
  }
}
