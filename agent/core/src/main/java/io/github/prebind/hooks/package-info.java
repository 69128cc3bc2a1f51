/**
 * One file per library: what is timed there, and why.
 *
 * <p>Each file opens with a table that the weaver reads; the class itself is loaded only when one
 * of its library's classes is. Its code runs on the app's threads, inside the app's calls: only the
 * JDK may be imported, no lambdas, no streams, no regular expressions, no locks. App objects are
 * looked at through {@link io.github.prebind.hooks.AppObject} only, since the agent's loader cannot
 * see the app's classes.
 */
package io.github.prebind.hooks;
