package io.github.prebind.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;

/** The newest driver of each database has the classes and methods that its table names. */
class DriverTablesTest {
  /** Names of older versions, and of libraries that are the same code under another name. */
  private static final List<String> ELSEWHERE =
      List.of(
          "com.impossibl.postgres.", // pgjdbc-ng
          "com.mysql.jdbc.", // Connector/J 5.1
          "org.apache.commons.dbcp.", // DBCP 1
          "org.apache.tomcat.dbcp.", // Tomcat's copy of DBCP 2
          "org.apache.derby.jdbc.AutoloadedDriver", // Derby 10.14
          "org.apache.derby.jdbc.InternalDriver",
          "org.mariadb.jdbc.BasePrepareStatement", // Connector/J 2
          "org.mariadb.jdbc.ClientSidePreparedStatement",
          "org.mariadb.jdbc.MariaDbConnection",
          "org.mariadb.jdbc.MariaDbFunctionStatement",
          "org.mariadb.jdbc.MariaDbProcedureStatement",
          "org.mariadb.jdbc.MariaDbStatement",
          "org.mariadb.jdbc.ServerSidePreparedStatement");

  /** Methods that stand in a class of this name in older versions. */
  private static final List<String> OLDER =
      List.of(
          "org.mariadb.jdbc.Driver connect(Ljava/lang/String;Ljava/util/Properties;",
          "org.sqlite.jdbc3.JDBC3Connection commit()",
          "oracle.jdbc.pool.OracleDataSource getConnection",
          "org.apache.derby.jdbc.BasicClientDataSource40 getConnection",
          "org.apache.derby.jdbc.ClientDriver connect(Ljava/lang/String;Ljava/util/Properties;",
          "net.sourceforge.jtds.jdbc.JtdsStatement executeLargeUpdate(Ljava/lang/String;",
          "net.sourceforge.jtds.jdbc.JtdsStatement executeLargeBatch()",
          "net.sourceforge.jtds.jdbc.JtdsPreparedStatement executeLargeUpdate()");

  @Test
  void everyClassIsThereOrKnownToBeElsewhere() {
    List<String> missing = new ArrayList<>();
    for (String table : DriverTables.ALL.values()) {
      for (String name : DriverTables.selectors(table).keySet()) {
        if (!DriverTables.isThere(name) && ELSEWHERE.stream().noneMatch(name::startsWith)) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyMethodHasABodyOrIsKnownToBeOlder() throws IOException {
    List<String> missing = new ArrayList<>();
    for (String library : DriverTables.ALL.keySet()) {
      for (String name : DriverTables.classes(library)) {
        List<String> methods = bodies(name);
        for (String selector : DriverTables.selectors(DriverTables.ALL.get(library)).get(name)) {
          if (methods.stream().noneMatch(method -> matches(selector, method))) {
            missing.add(name + ' ' + selector);
          }
        }
      }
    }
    assertThat(missing).containsExactlyInAnyOrderElementsOf(OLDER);
  }

  private static boolean matches(String selector, String method) {
    int slash = selector.contains("(") ? -1 : selector.indexOf('/');
    if (slash > 0) {
      int count = Type.getArgumentTypes(method.substring(method.indexOf('('))).length;
      return method.startsWith(selector.substring(0, slash) + '(')
          && count == Integer.parseInt(selector.substring(slash + 1));
    }
    return method.startsWith(selector.contains("(") ? selector : selector + '(');
  }

  private static List<String> bodies(String className) throws IOException {
    List<String> found = new ArrayList<>();
    String file = '/' + className.replace('.', '/') + ".class";
    try (InputStream in = DriverTablesTest.class.getResourceAsStream(file)) {
      new ClassReader(in)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] thrown) {
                  int none = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE;
                  if ((access & none) == 0) {
                    found.add(name + descriptor);
                  }
                  return null;
                }
              },
              ClassReader.SKIP_CODE);
    }
    return found;
  }
}
