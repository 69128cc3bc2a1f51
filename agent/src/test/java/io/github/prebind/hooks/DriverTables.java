package io.github.prebind.hooks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of the JDBC drivers and pools, as the tests look at them. */
public final class DriverTables {
  /** By the library's name. */
  static final Map<String, String> ALL = new TreeMap<>();

  static {
    ALL.put("derby", DerbyHooks.TABLE);
    ALL.put("h2", H2Hooks.TABLE);
    ALL.put("hsqldb", HsqldbHooks.TABLE);
    ALL.put("mariadb", MariadbHooks.TABLE);
    ALL.put("mysql", MysqlHooks.TABLE);
    ALL.put("oracle", OracleHooks.TABLE);
    ALL.put("postgresql", PostgresqlHooks.TABLE);
    ALL.put("sqlite", SqliteHooks.TABLE);
    ALL.put("sqlserver", SqlServerHooks.TABLE);
    ALL.put("agroal", AgroalHooks.TABLE);
    ALL.put("c3p0", C3p0Hooks.TABLE);
    ALL.put("dbcp", DbcpHooks.TABLE);
    ALL.put("hikari", HikariHooks.TABLE);
    ALL.put("tomcat", TomcatJdbcHooks.TABLE);
  }

  private DriverTables() {}

  /** The classes that a library's table names and that are on the class path. */
  public static List<String> classes(String library) {
    return selectors(ALL.get(library)).keySet().stream().filter(DriverTables::isThere).toList();
  }

  static boolean isThere(String className) {
    return DriverTables.class.getResource('/' + className.replace('.', '/') + ".class") != null;
  }

  /** What a table says of each class: the first words of its lines. */
  static Map<String, List<String>> selectors(String table) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    List<String> classes = List.of();
    for (String line : table.split("\n")) {
      if (line.startsWith(" ")) {
        for (String name : classes) {
          all.get(name).add(line.strip().split(" ")[0]);
        }
      } else if (!line.isEmpty()) {
        classes = List.of(line.split(" "));
        classes.forEach(name -> all.computeIfAbsent(name, n -> new java.util.ArrayList<>()));
      }
    }
    return all;
  }
}
