/**
 * Spans, buffers, listeners and the sampler: what happened, as it happens.
 *
 * <p>Loaded in premain and called from the app's threads. Imports the JDK only: no logging, no
 * JSON, no lambdas, no regular expressions.
 */
package io.github.prebind.record;
