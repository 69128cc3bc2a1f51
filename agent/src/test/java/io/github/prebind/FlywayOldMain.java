package io.github.prebind;

import java.lang.reflect.Method;

/**
 * Migrates with whatever Flyway 4 to 6 is on the class path; its calls differ from the newest's, so
 * they are made by reflection. Arguments: the JDBC URL, the user, the folder of the SQL migrations.
 */
public final class FlywayOldMain {
  private FlywayOldMain() {}

  public static void main(String[] args) throws Exception {
    Class<?> type = Class.forName("org.flywaydb.core.Flyway");
    Object flyway = type.getDeclaredConstructor().newInstance();
    Method dataSource =
        type.getMethod("setDataSource", String.class, String.class, String.class, String[].class);
    dataSource.invoke(flyway, args[0], args[1], "", new String[0]);
    Method locations = type.getMethod("setLocations", String[].class);
    locations.invoke(flyway, (Object) new String[] {"classpath:flyway/" + args[2]});
    type.getMethod("migrate").invoke(flyway);
    System.out.println("migrated");
  }
}
