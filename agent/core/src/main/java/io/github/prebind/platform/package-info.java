/**
 * The catalogue of platforms, how one is recognised, and the clock that its deadline runs on.
 *
 * <p>Used in premain and by the command line alike. Imports the JDK only, and nothing of the agent
 * but {@link io.github.prebind.NearestName} and {@link io.github.prebind.PrintableText}; no
 * lambdas, streams or regular expressions, since each costs start time.
 */
package io.github.prebind.platform;
