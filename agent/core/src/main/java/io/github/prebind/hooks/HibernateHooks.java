package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;
import java.util.Locale;

/**
 * Did Hibernate create, update or check the schema before the port opened, and how long did the
 * building of its session factory take?
 *
 * <p>Read: Hibernate 4.3, 5.2, 5.6, 6.6, 7.4; tested: 5.6, 6.6, 7.4. From 5.2 on the coordinator
 * knows the action; before, and in a program's own calls, it is the tool's class.
 */
public final class HibernateHooks extends HookSet {
  static final String TABLE =
      """
      org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator
        performDatabaseAction    schema arg=0 : *
        performScriptAction      schema arg=0 : *
      org.hibernate.tool.schema.internal.SchemaCreatorImpl
        doCreation               schema outer : Hibernate schema create
        applyImportSources       schema : Hibernate data import
      org.hibernate.tool.schema.internal.AbstractSchemaPopulator
        applyImportSources       schema : Hibernate data import
      org.hibernate.tool.schema.internal.SchemaDropperImpl
        doDrop                   schema outer : Hibernate schema drop
      org.hibernate.tool.schema.internal.AbstractSchemaMigrator
        doMigration              schema outer : Hibernate schema update
      org.hibernate.tool.schema.internal.AbstractSchemaValidator
        doValidation             schema outer : Hibernate schema validate
      org.hibernate.tool.hbm2ddl.SchemaUpdate
        execute                  schema outer : Hibernate schema update
      org.hibernate.tool.hbm2ddl.SchemaExport
        execute                  schema outer : Hibernate schema create
      org.hibernate.tool.hbm2ddl.SchemaValidator
        validate                 schema outer : Hibernate schema validate
      org.hibernate.engine.jdbc.env.internal.JdbcEnvironmentInitiator
        initiateService/2        framework : Hibernate JDBC metadata
      org.hibernate.boot.model.process.spi.MetadataBuildingProcess
        prepare                  framework : Hibernate scan for entities
        complete                 framework : Hibernate mapping
      org.hibernate.boot.internal.SessionFactoryBuilderImpl
        build/0                  framework : Hibernate SessionFactory
      org.hibernate.jpa.boot.internal.EntityManagerFactoryBuilderImpl
        build/0                  framework : *
      org.hibernate.query.spi.NamedQueryRepository \
      org.hibernate.query.internal.NamedObjectRepositoryImpl
        checkNamedQueries        framework : Hibernate named queries
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (hook.method().equals("build")) {
      String unit = AppObject.text(AppObject.field(self, "persistenceUnit"), "getName");
      return unit == null || unit.isEmpty()
          ? "Hibernate EntityManagerFactory"
          : "Hibernate EntityManagerFactory " + unit;
    }
    String action = argument instanceof Enum<?> some ? some.name() : "";
    if (action.equals("NONE")) {
      return null;
    }
    if (action.equals("CREATE_ONLY")) {
      action = "CREATE";
    }
    String what =
        hook.method().equals("performScriptAction")
            ? "Hibernate schema script "
            : "Hibernate schema ";
    return what + action.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
