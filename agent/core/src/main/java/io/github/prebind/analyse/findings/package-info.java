/**
 * What is wrong with a start, and what to do about it: one class for each rule.
 *
 * <p>Used by the reporting thread once a start is over, and by the command line. A rule is a pure
 * function of a {@link io.github.prebind.start.Start}; it may use {@code start}, {@code analyse}
 * and {@code Durations}, and nothing of the live recorder. Each rule has its page, {@code ID.md} in
 * this package's resources, which {@code prebind help ID} prints.
 */
package io.github.prebind.analyse.findings;
