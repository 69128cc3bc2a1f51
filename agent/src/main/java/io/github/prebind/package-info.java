/**
 * What the app's class path sees of the agent: the entry and the loader of everything else.
 *
 * <p>Compiled for Java 8, so that an old JVM gets one line of explanation instead of a failed
 * start. Imports the JDK only, and of that only what Java 8 had.
 */
package io.github.prebind;
