package io.github.prebind.analyse;

import io.github.prebind.record.PendingMigration;
import io.github.prebind.start.Start.SpanFacts;
import java.util.List;

/**
 * An instant of a start that is not over, to be projected from. Times are milliseconds since the
 * process began.
 *
 * @param mainClass empty if it is not known
 * @param cores that the process may use here
 * @param spans all calls so far, those that are open up to this instant; parents before children
 * @param pending the migrations that a tool has said it will run, in that order; {@code null} where
 *     none has said anything
 */
public record RunningMoment(
    double elapsedMillis,
    String mainClass,
    double cores,
    List<SpanFacts> spans,
    List<PendingMigration> pending) {}
