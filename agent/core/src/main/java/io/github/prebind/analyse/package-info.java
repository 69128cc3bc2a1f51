/**
 * From what was recorded to the facts of a {@link io.github.prebind.start.Start}: the way to the
 * bind, attribution, advice.
 *
 * <p>Loaded when there is something to report. Imports the JDK and the packages record, start and
 * platform; pure functions, except {@link io.github.prebind.analyse.StartAssembly}, which reads the
 * live recorder.
 */
package io.github.prebind.analyse;
