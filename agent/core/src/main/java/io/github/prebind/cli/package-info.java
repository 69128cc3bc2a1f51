/**
 * The jar as a command line: one class per command.
 *
 * <p>Loaded by {@code java -jar} only, never by the agent, so it may use picocli, lambdas and what
 * else the JDK has. Imports the facts, the catalogue and the outputs; nothing that records.
 */
package io.github.prebind.cli;
