package io.github.prebind.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

/**
 * How large a migration's script is, as far as that can be had without reading it. A Flyway script
 * is opened the way that Flyway opens it, and only asked for how much there is; Liquibase has read
 * its change log already. Stateless.
 */
final class ScriptSize {
  private ScriptSize() {}

  /**
   * Read: 4.2, 9.22, 13.12.
   *
   * @param info a {@code MigrationInfo}
   * @return bytes; {@code null} if it has no script, or none that can be told
   */
  static Long ofFlyway(Object info) {
    Object resolved = AppObject.call(info, "getResolvedMigration");
    Object executor = AppObject.call(resolved, "getExecutor");
    Object script = AppObject.field(executor, "sqlScript");
    Object resource = AppObject.field(script == null ? executor : script, "resource");
    if (resource == null) {
      resource = AppObject.field(executor, "sqlScriptResource");
    }
    if (AppObject.field(resource, "file") instanceof java.io.File file) {
      long bytes = file.length();
      return bytes > 0 ? bytes : null;
    }
    Object loader = AppObject.field(resource, "classLoader");
    String name = AppObject.text(resource, "getAbsolutePath");
    if (name == null) {
      name = AppObject.text(resource, "getLocation");
    }
    return loader instanceof ClassLoader classes && name != null ? bytes(classes, name) : null;
  }

  private static Long bytes(ClassLoader classes, String name) {
    try (InputStream in = classes.getResourceAsStream(name)) {
      int bytes = in == null ? 0 : in.available();
      return bytes > 1 ? Long.valueOf(bytes) : null; // 1: there is some, nobody knows how much
    } catch (IOException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  /**
   * Read: 3.10, 4.19, 4.31, 5.0.
   *
   * @param changeSet a {@code ChangeSet}
   * @return characters of its SQL; {@code null} if not all of its changes are SQL
   */
  static Long ofLiquibase(Object changeSet) {
    long length = 0;
    if (!(AppObject.call(changeSet, "getChanges") instanceof Collection<?> changes)) {
      return null;
    }
    for (Object change : changes) {
      if (!(AppObject.field(change, "sql") instanceof String sql)) {
        return null;
      }
      length += sql.length();
    }
    return length == 0 ? null : length;
  }
}
