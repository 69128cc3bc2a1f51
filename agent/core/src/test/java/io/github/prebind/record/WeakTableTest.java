package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeakTableTest {
  private static final int MOST = 3_000;

  private final WeakTable<Known> table = new WeakTable<>(MOST);

  /** All alike to {@code equals}, as an app's objects may be. */
  private static final class Key {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  private static final class Known extends WeakTable.Entry {
    final int number;

    Known(Object key, int number) {
      super(key);
      this.number = number;
    }
  }

  @Test
  void findsEachObjectItself() {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      keys.add(new Key());
      assertThat(table.add(new Known(keys.get(i), i))).isTrue();
    }
    for (int i = 0; i < MOST; i++) {
      assertThat(table.find(keys.get(i)).number).isEqualTo(i);
    }
    assertThat(table.find(new Key())).isNull();
  }

  @Test
  void takesNoMoreThanItsBound() {
    List<Key> keys = new ArrayList<>();
    int taken = 0;
    for (int i = 0; i < 3 * MOST; i++) {
      keys.add(new Key());
      taken += table.add(new Known(keys.get(i), i)) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(MOST);
    assertThat(table.find(keys.get(MOST - 1)).number).isEqualTo(MOST - 1);
  }

  @Test
  void keepsNoObjectAlive() throws InterruptedException {
    WeakReference<Key> gone = added();
    for (int i = 0; i < 1_000 && gone.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(gone.get()).isNull();
  }

  private WeakReference<Key> added() {
    Key key = new Key();
    table.add(new Known(key, 1));
    return new WeakReference<>(key);
  }

  @Test
  void takesNoMoreThanItsBoundAndMakesRoomForTheLiving() {
    List<Key> living = new ArrayList<>();
    List<Known> entries = new ArrayList<>();
    boolean room = true;
    while (room) {
      Key key = new Key();
      Known entry = new Known(key, living.size());
      room = table.add(entry);
      if (room) {
        living.add(key);
        entries.add(entry);
      }
      assertThat(living.size()).isLessThan(10 * MOST);
    }
    assertThat(living.size()).isGreaterThanOrEqualTo(MOST);
    for (int i = 0; i < living.size() / 2; i++) {
      entries.get(i).clear(); // as the collector does
    }
    Key late = new Key();
    boolean taken = false;
    for (int i = 0; i < WeakTable.RETRY && !taken; i++) {
      taken = table.add(new Known(late, -7));
    }
    assertThat(taken).isTrue();
    assertThat(table.find(late).number).isEqualTo(-7);
    int last = living.size() - 1;
    assertThat(table.find(living.get(last)).number).isEqualTo(last);
    assertThat(table.find(living.get(0))).isNull();
  }

  @Test
  void staysSmallWhereObjectsComeAndGo() {
    for (int i = 0; i < 100 * MOST; i++) {
      Known entry = new Known(new Key(), i);
      assertThat(table.add(entry)).isTrue();
      entry.clear();
    }
  }
}
