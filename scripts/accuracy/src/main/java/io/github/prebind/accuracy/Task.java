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

  /**
   * Single starts differ by a tenth, and every projection rests on the median of these; odd, so
   * that it is one of them.
   */
  private static final int MEASURED_AT_LEAST = 9;

  /** Any number: the order is random, and the same each time. */
  private static final long ORDER = 1;

  boolean withAgent() {
    return !purpose.equals(CONTROL) && !purpose.equals(CELL) && !purpose.equals(WARM_UP);
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
   * All starts, in an order that spreads slow changes of the machine over all: the cells of a round
   * shuffled, and between them, evenly, unconstrained starts with and without the agent. Behind
   * them as many rounds of cells again, for the places where the host disturbed starts.
   */
  static List<Task> all(Settings settings) {
    List<Task> cells = new ArrayList<>();
    Random random = new Random(ORDER);
    for (int round = 1; round <= 2 * settings.runs(); round++) {
      List<Task> one = new ArrayList<>();
      for (App app : settings.apps()) {
        for (double cpus : settings.cpus()) {
          for (double rtt : settings.rtts()) {
            one.add(new Task(app, CELL, round, cpus, rtt));
          }
        }
      }
      Collections.shuffle(one, random);
      cells.addAll(one);
    }
    int pairs = Math.max(MEASURED_AT_LEAST, settings.runs());
    int planned = cells.size() / 2;
    List<Task> all = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      for (App app : settings.apps()) {
        Task measured = new Task(app, MEASURED, pair + 1, 0, 0);
        Task control = new Task(app, CONTROL, pair + 1, 0, 0);
        all.addAll(pair % 2 == 0 ? List.of(measured, control) : List.of(control, measured));
      }
      all.addAll(cells.subList(planned * pair / pairs, planned * (pair + 1) / pairs));
    }
    all.addAll(cells.subList(planned, cells.size()));
    return all;
  }
}
