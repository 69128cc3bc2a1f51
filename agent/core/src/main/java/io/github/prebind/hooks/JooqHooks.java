package io.github.prebind.hooks;

/**
 * What does jOOQ itself add to the start, besides the SQL that it runs by JDBC?
 *
 * <p>Read: jOOQ 3.11, 3.14, 3.19; tested: 3.19. Whoever makes the first context loads and
 * initialises jOOQ's data types and settings.
 */
public final class JooqHooks extends HookSet {
  static final String TABLE =
      """
      org.jooq.impl.DSL
        using  framework : jOOQ DSLContext
      """;
}
