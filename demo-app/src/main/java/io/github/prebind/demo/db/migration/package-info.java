/**
 * The migrations that SQL alone cannot do; the others are in the resource folder {@code
 * db/migration}. Flyway reads version and description from the class names.
 */
package io.github.prebind.demo.db.migration;
