package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanNodeTest {
  private final SpanNode parent = new SpanNode(Kind.MIGRATION, "V1", null, null);

  private SpanNode added(Kind kind, String label) {
    SpanNode child = new SpanNode(kind, label, parent, null);
    parent.add(child);
    return child;
  }

  @Test
  void findsEachOfManyChildren() {
    List<SpanNode> all = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      assertThat(parent.child(Kind.SQL, "select " + i)).isNull();
      all.add(added(Kind.SQL, "select " + i));
      all.add(added(Kind.LOCK, "select " + i));
    }
    for (SpanNode child : all) {
      assertThat(parent.child(child.kind, child.label)).isSameAs(child);
    }
    assertThat(parent.child(Kind.POOL, "select 1")).isNull();
    assertThat(parent.children()).isEqualTo(3_000);
  }

  @Test
  void tellsChildrenWithEqualHashesApart() {
    for (int i = 0; i < 40; i++) {
      added(Kind.SQL, "filler " + i);
    }
    SpanNode one = added(Kind.SQL, "Aa");
    SpanNode other = added(Kind.SQL, "BB");
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    assertThat(parent.child(Kind.SQL, "Aa")).isSameAs(one);
    assertThat(parent.child(Kind.SQL, "BB")).isSameAs(other);
  }

  @Test
  void keepsTheOrderInWhichTheyCame() {
    for (int i = 0; i < 100; i++) {
      added(Kind.SQL, "select " + i);
    }
    int i = 0;
    for (SpanNode child = parent.firstChild(); child != null; child = child.next()) {
      assertThat(child.label).isEqualTo("select " + i++);
    }
    assertThat(i).isEqualTo(100);
  }

  @Test
  void knowsItsRowsOnlyIfEachCallThatEndedTold() {
    SpanNode node = added(Kind.SQL, "update");
    assertThat(node.rows()).isNull();
    node.begin(1);
    node.rows(3);
    node.end(2);
    assertThat(node.rows()).isEqualTo(3);
    node.begin(3);
    assertThat(node.rows()).as("the second is open").isEqualTo(3);
    node.rows(-1);
    node.end(4);
    assertThat(node.rows()).isNull();
  }

  @Test
  void keepsWhenTheNumberOfItsCallsHadDoubled() {
    SpanNode node = added(Kind.SQL, "insert");
    for (int call = 1; call <= 300; call++) {
      node.begin(1_000 + call);
      node.end(1_000 + call);
    }
    List<Long> kept = new ArrayList<>();
    for (int i = 0; node.doublingNanos(i) != 0; i++) {
      kept.add(node.doublingNanos(i) - 1_000);
    }
    assertThat(kept).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L);
    assertThat(added(Kind.SQL, "select").doublingNanos(0)).isZero();
  }

  @Test
  void countsRoundTripsUpToAListener() {
    SpanNode node = added(Kind.SQL, "insert");
    node.roundTrip(0);
    node.roundTrip(0);
    assertThat(node.roundTrips(1)).isEqualTo(2);
    node.roundTrip(1);
    node.roundTrip(1);
    assertThat(node.roundTrips(1)).isEqualTo(2);
    assertThat(node.roundTrips(2)).isEqualTo(4);
    node.roundTrip(2);
    assertThat(node.roundTrips(2)).isEqualTo(4);
    assertThat(node.roundTrips(Integer.MAX_VALUE)).isEqualTo(5);
  }
}
