package io.github.prebind.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparedSqlTest {
  private final PreparedSql prepared = new PreparedSql();

  @Test
  void remembersWhatEachStatementWasMadeFor() {
    List<Object> statements = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      statements.add(new Object());
      prepared.put(statements.get(i), "select " + i, false);
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(prepared.label(statements.get(i))).isEqualTo("select " + i);
    }
    assertThat(prepared.label(new Object())).isNull();
  }

  @Test
  void knowsNothingBeforeTheFirst() {
    assertThat(prepared.label(this)).isNull();
    prepared.batchEnds(this);
  }

  @Test
  void forgetsABatchButNotAPreparedStatement() {
    Object batch = new Object();
    Object statement = new Object();
    prepared.put(batch, "delete", true);
    prepared.put(statement, "insert", false);
    prepared.batchEnds(batch);
    prepared.batchEnds(statement);
    assertThat(prepared.label(batch)).isNull();
    assertThat(prepared.label(statement)).isEqualTo("insert");
  }

  @Test
  void forgetsOneRatherThanGrow() {
    List<Object> statements = new ArrayList<>();
    for (int i = 0; i < 5 * PreparedSql.SLOTS; i++) {
      statements.add(new Object());
      prepared.put(statements.get(i), "select " + i, false);
      assertThat(prepared.label(statements.get(i))).isEqualTo("select " + i);
    }
    long known = statements.stream().filter(one -> prepared.label(one) != null).count();
    assertThat(known).isLessThanOrEqualTo(PreparedSql.SLOTS);
  }

  @Test
  void keepsNoStatementAlive() {
    WeakReference<Object> statement = new WeakReference<>(new Object());
    prepared.put(statement.get(), "select", false);
    for (int i = 0; i < 1_000 && !statement.refersTo(null); i++) {
      System.gc();
    }
    assertThat(statement.get()).isNull();
  }
}
