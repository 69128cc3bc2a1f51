package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Woven code, the bridge and the recorder together, without a JVM of their own. */
class RecorderTest {
  private static final String CALLS = "io.github.prebind.record.RecorderTest$Calls";

  private static final String CUSTOM =
      CALLS
          + """

            accept   custom : accept
            inner    custom : inner
            recurse  custom : recurse
            <init>   custom : new Calls
            changed  sql outer : update
            driver   sql outer : update
          """;

  /** Labels that the calls compute, by a hook set that labels so. */
  private static final String NAMED = CALLS + "\n  named  dns arg=0 : *\n";

  private final List<String> problems = new ArrayList<>();
  private final Recorder recorder = new Recorder(new Problems(problems::add));
  private IntConsumer calls;
  private Weaver weaver;

  /** The woven class; the code says what to call. */
  public static final class Calls implements IntConsumer, Runnable {
    public Calls() {}

    /** Not timed itself: overflows the stack at many depths, and then makes one call. */
    @Override
    public void run() {
      for (int i = 0; i < 40; i++) {
        overflow(i);
      }
      inner(1);
    }

    /** Not timed itself. */
    private static int overflow(int first) {
      try {
        return first == 0 ? recurse(Integer.MAX_VALUE) : overflow(first - 1);
      } catch (StackOverflowError e) {
        return 0;
      }
    }

    Calls(boolean fails) {
      if (fails) {
        throw new IllegalStateException("as asked");
      }
    }

    @Override
    public void accept(int code) {
      if (code >= 0) {
        for (int i = 0; i < code; i++) {
          inner(i);
        }
      } else if (code == -1) {
        recurse(3_000);
      } else if (code == -4) {
        changed(3);
        changed(4);
      } else if (code == -2) {
        for (int i = 0; i < 1_500; i++) {
          named("name " + i);
        }
      } else {
        for (int i = 0; i < 10; i++) {
          construct();
        }
        inner(1);
      }
    }

    static void construct() {
      try {
        new Calls(true);
      } catch (IllegalStateException e) {
        // as asked
      }
    }

    static int changed(int rows) {
      return (int) driver(rows);
    }

    static long driver(int rows) {
      return rows;
    }

    static int inner(int value) {
      return value + 1;
    }

    static int recurse(int depth) {
      return depth == 0 ? 0 : 1 + recurse(depth - 1);
    }

    static String named(String name) {
      return name;
    }
  }

  @BeforeEach
  void weave() throws Exception {
    weaver = new Weaver(null, new Facts(recorder), new Problems(problems::add));
    weaver.read("CustomHooks", CUSTOM);
    weaver.read("DnsHooks", NAMED);
    byte[] woven = weaver.transform(null, null, CALLS.replace('.', '/'), null, null, classFile());
    recorder.begin(weaver, System.nanoTime());
    calls =
        (IntConsumer)
            new ClassLoader(RecorderTest.class.getClassLoader()) {
              Class<?> define() {
                return defineClass(CALLS, woven, 0, woven.length);
              }
            }.define().getConstructor().newInstance();
  }

  @AfterEach
  void end() {
    recorder.end();
    assertThat(problems).isEmpty();
  }

  private static byte[] classFile() throws IOException {
    try (InputStream in =
        RecorderTest.class.getResourceAsStream("/" + CALLS.replace('.', '/') + ".class")) {
      return in.readAllBytes();
    }
  }

  private static List<String> below(SpanNode parent) {
    List<String> found = new ArrayList<>();
    for (SpanNode node = parent.firstChild(); node != null; node = node.next()) {
      found.add(node.label + " x " + node.count());
    }
    return found;
  }

  private ThreadRecord after(int code) throws InterruptedException {
    Thread thread = new Thread(() -> calls.accept(code));
    thread.start();
    thread.join();
    return recorder.recordOf(thread);
  }

  @Test
  void countsTheRowsThatAStatementReturnsOnceHoweverManyMethodsOfTheDriverDo() {
    calls.accept(-4);
    SpanNode accept = recorder.recordOf(Thread.currentThread()).root().child(Kind.CUSTOM, "accept");
    SpanNode update = accept.child(Kind.SQL, "update");
    assertThat(update.count()).isEqualTo(2);
    assertThat(update.rows()).isEqualTo(7);
  }

  @Test
  void losesAndMixesNothingOf64Threads() throws Exception {
    int threads = 64;
    int rounds = 200;
    CyclicBarrier together = new CyclicBarrier(threads);
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int own = i + 1;
      all.add(
          new Thread(
              () -> {
                try {
                  together.await();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                for (int round = 0; round < rounds; round++) {
                  calls.accept(own);
                }
              }));
    }
    all.forEach(Thread::start);
    for (Thread thread : all) {
      thread.join();
    }
    for (int i = 0; i < threads; i++) {
      ThreadRecord record = recorder.recordOf(all.get(i));
      assertThat(below(record.root())).containsExactly("accept x " + rounds);
      assertThat(below(record.root().firstChild())).containsExactly("inner x " + rounds * (i + 1));
      assertThat(record.depth()).isZero();
    }
    assertThat(recorder.dropped()).isZero();
  }

  @Test
  void keepsTheOutermostOfVeryDeepCallsAndComesBackOut() throws Exception {
    ThreadRecord record = after(-1);
    int deep = 0;
    for (SpanNode at = record.root().firstChild(); at != null; at = at.firstChild()) {
      deep++;
      assertThat(at.open()).isFalse();
    }
    assertThat(deep).isEqualTo(512);
    assertThat(record.depth()).isZero();
    assertThat(record.innermost()).isSameAs(record.root());
  }

  @Test
  void forgetsTheCallsThatAnOverflowOfTheStackLeftOpen() throws Exception {
    Thread thread = new Thread((Runnable) calls);
    thread.start();
    thread.join();
    ThreadRecord record = recorder.recordOf(thread);
    assertThat(record.depth()).isZero();
    assertThat(record.innermost()).isSameAs(record.root());
    assertThat(below(record.root())).last().isEqualTo("inner x 1");
    for (SpanNode at = record.root().firstChild(); at != null; at = at.firstChild()) {
      assertThat(at.open()).isFalse();
    }
    assertThat(record.openByKind).containsOnly(0);
  }

  /** So many calls have begun that no more are kept, and then none of them is there any more. */
  @Test
  void comesBackOutOfMoreCallsThanAreKept() {
    for (int i = 0; i < 513; i++) {
      recorder.onEnter(recurse(), null, null);
    }
    calls.accept(1);
    ThreadRecord record = recorder.recordOf(Thread.currentThread());
    assertThat(record.depth()).isZero();
    assertThat(below(record.root())).last().isEqualTo("accept x 1");
  }

  private int recurse() {
    int number = 0;
    while (!weaver.hook(number).method().equals("recurse")) {
      number++;
    }
    return number;
  }

  /** As where the calls that tell of the end overflow too. */
  @Test
  void forgetsCallsWhoseEndNobodyCouldTell() {
    int recurse = recurse();
    for (int i = 0; i < 300; i++) {
      recorder.onEnter(recurse, null, null);
    }
    recorder.onFail(recurse, new StackOverflowError());
    ThreadRecord record = recorder.recordOf(Thread.currentThread());
    assertThat(record.depth()).isEqualTo(299);
    calls.accept(1);
    assertThat(record.depth()).isZero();
    assertThat(below(record.root())).containsExactly("new Calls x 1", "recurse x 1", "accept x 1");
  }

  @Test
  void keepsCallsThatAreReallyOpenWhenItLooksForOthers() {
    ThreadRecord record = recorder.recordOf(Thread.currentThread());
    record.suspect = true;
    calls.accept(3);
    assertThat(below(record.root())).containsExactly("new Calls x 1", "accept x 1");
    assertThat(below(record.root().firstChild().next())).containsExactly("inner x 3");
    assertThat(record.suspect).isFalse();
  }

  @Test
  void foldsWhatComesAfterAThousandDifferentChildrenAndKeepsCounting() throws Exception {
    SpanNode accept = after(-2).root().firstChild();
    assertThat(accept.children()).isEqualTo(Recorder.MOST_CHILDREN + 1);
    assertThat(below(accept)).startsWith("DNS name 0 x 1").endsWith("more dns x 500");
  }

  @Test
  void takesAConstructorThatThrowsForOneCallEach() throws Exception {
    ThreadRecord record = after(-3);
    assertThat(below(record.root())).containsExactly("accept x 1");
    assertThat(below(record.root().firstChild())).containsExactly("new Calls x 10", "inner x 1");
    assertThat(record.depth()).isZero();
  }

  @Test
  void givesUpThreadsBeyondItsBoundButCountsThem() throws Exception {
    int tooMany = ThreadRecords.MOST + 500;
    for (int i = 0; i < tooMany; i++) {
      Thread thread = new Thread(() -> calls.accept(0));
      thread.start();
      thread.join();
    }
    assertThat(recorder.records()).hasSize(ThreadRecords.MOST);
    // This thread's own record is one of them.
    assertThat(recorder.dropped()).isEqualTo(501);
  }
}
