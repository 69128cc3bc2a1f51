/**
 * The table of what is timed, and the visitor that wraps a method in enter and exit calls.
 *
 * <p>Loaded in premain. May import the JDK, ASM (only in {@link
 * io.github.prebind.weave.MethodWeaver}, {@link io.github.prebind.weave.FlowWeaver} and {@link
 * io.github.prebind.weave.ClassWeaver}, so that it is loaded when the first class is woven) and the
 * record package.
 */
package io.github.prebind.weave;
