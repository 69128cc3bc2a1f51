package io.github.prebind.analyse;

/**
 * When the port is expected to open, as it looks from inside the start. Times are milliseconds
 * since the process began.
 *
 * @param basis {@code baseline}, or {@code migrations}, which tells when these end and so not
 *     before when the port opens
 * @param grounds what it rests on, for people
 */
public record RunningProjection(
    double elapsedMillis,
    double atMillis,
    double lowMillis,
    double highMillis,
    String basis,
    String grounds) {
  /** Basis: an earlier start. */
  public static final String BASELINE = "baseline";

  /** Basis: the migrations that are pending. */
  public static final String MIGRATIONS = "migrations";
}
