package io.github.prebind.record;

/**
 * One migration that a tool is about to run, as it said itself before it began.
 *
 * @param label the span that it will get
 * @param scriptBytes how large its script is; {@code null} where it has none, or that cannot be had
 */
public record PendingMigration(String label, Long scriptBytes) {}
