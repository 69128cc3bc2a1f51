/**
 * One class per output; what they write is a pure function of a start.
 *
 * <p>Loaded by the reporting thread and by the command line. {@link io.github.prebind.report.Lines}
 * alone is also loaded on the way through premain, so it imports nothing but the JDK; the others
 * may import the start, analyse and settings packages.
 */
package io.github.prebind.report;
