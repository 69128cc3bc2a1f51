/**
 * The table of what is timed, and what puts enter and exit calls into a method's code.
 *
 * <p>Loaded in premain. May import the JDK and the record package; class files are read and written
 * here without a library ({@link io.github.prebind.weave.CodeWeaver} says why).
 */
package io.github.prebind.weave;
