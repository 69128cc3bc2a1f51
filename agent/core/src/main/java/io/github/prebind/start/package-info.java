/**
 * The immutable facts of one start, and their JSON.
 *
 * <p>Loaded by the reporting thread and by the command line, never on the path through premain and
 * the hooks. May import the JDK and the JSON library; nothing of the other packages.
 */
package io.github.prebind.start;
