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
}
