package io.github.prebind.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.hooks.PausingHooks;
import io.github.prebind.record.Facts;
import io.github.prebind.record.Problems;
import io.github.prebind.record.Recorder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A weaver in front of a JVM whose loaded classes the test decides. */
class WeaverTest {
  /** What is woven. */
  static class Woven {
    int call() {
      return 1;
    }

    native int inNativeCode();
  }

  /** What it needs is missing: the JVM changes no class of a call that has such a one. */
  static class Unlinkable {
    void call() {}
  }

  private static final String NAME = Woven.class.getName();
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

  /** What the JVM was asked to do, in order. */
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  /** What the JVM lists as loaded at each time that it is asked; the last one stays. */
  private final List<Class<?>[]> loaded = new ArrayList<>();

  private final Problems toProblems = new Problems(problems::add);
  private final Weaver weaver = new Weaver(jvm(), new Facts(new Recorder(toProblems)), toProblems);

  private Instrumentation jvm() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            WeaverTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAllLoadedClasses" ->
                      loaded.size() > 1 ? loaded.remove(0) : loaded.get(0);
                  case "isModifiableClass" -> true;
                  case "retransformClasses" -> {
                    List<Class<?>> types = List.of((Class<?>[]) arguments[0]);
                    if (types.contains(Unlinkable.class)) {
                      throw new InternalError("class redefinition failed: invalid class");
                    }
                    types.forEach(type -> done.add("restored " + type.getSimpleName()));
                    yield null;
                  }
                  case "removeTransformer" -> done.add("removed");
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(problems).isEmpty();
  }

  private byte[] transform(Class<?> redefined) {
    return transform(Woven.class, redefined);
  }

  private byte[] transform(Class<?> type, Class<?> redefined) {
    String name = type.getName().replace('.', '/');
    ClassLoader loader = type.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(name + ".class")) {
      return weaver.transform(null, loader, name, redefined, null, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void restoresAClassThatIsDefinedWhileItLeaves() {
    weaver.read("CustomHooks", NAME + "\n  call  custom : call\n");
    assertThat(transform(null)).isNotNull();
    loaded.add(new Class<?>[] {String.class});
    loaded.add(new Class<?>[] {String.class});
    loaded.add(new Class<?>[] {String.class, Woven.class});
    weaver.leave();
    assertThat(done).containsExactly("removed", "restored Woven");
  }

  @Test
  void restoresEachClassOnce() {
    weaver.read("CustomHooks", NAME + "\n  call  custom : call\n");
    transform(null);
    transform(Woven.class);
    loaded.add(new Class<?>[] {Woven.class, Woven[].class, String.class});
    weaver.leave();
    assertThat(done).containsExactly("restored Woven", "removed");
    assertThat(transform(null)).isNull();
  }

  @Test
  void restoresTheOthersWhereOneCannotBe() {
    weaver.read("CustomHooks", NAME + "\n  call  custom : call\n");
    weaver.read("CustomHooks", Unlinkable.class.getName() + "\n  call  custom : call\n");
    transform(Woven.class, null);
    transform(Unlinkable.class, null);
    loaded.add(new Class<?>[] {Unlinkable.class, Woven.class});
    weaver.leave();
    assertThat(done).containsExactly("restored Woven", "removed");
    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("cannot restore " + Unlinkable.class.getName() + ": java.lang.InternalError");
    problems.clear();
  }

  @Test
  void waitsForAThreadThatIsInTheMiddleOfWeaving() throws InterruptedException {
    weaver.read("PausingHooks", NAME + "\n  call  custom : *\n");
    loaded.add(new Class<?>[] {Woven.class});
    byte[][] woven = new byte[1][];
    Thread loading = new Thread(() -> woven[0] = transform(null));
    loading.start();
    PausingHooks.awaitPause();
    Thread leaving = new Thread(weaver::leave);
    leaving.start();
    while (leaving.getState() != Thread.State.TIMED_WAITING
        && leaving.getState() != Thread.State.TERMINATED) {
      Thread.onSpinWait();
    }
    assertThat(done).isEmpty();
    PausingHooks.goOn();
    loading.join();
    leaving.join();
    assertThat(woven[0]).isNotNull();
    assertThat(done).containsExactly("restored Woven", "removed");
  }

  @Test
  void countsAMethodThatCannotBeWovenOnce() {
    weaver.read("CustomHooks", NAME + "\n  call custom : a\n  inNativeCode custom : b\n");
    weaver.read("CustomHooks", NAME + "\n  absentInThisVersion custom : c\n");
    for (int i = 0; i < 3; i++) {
      assertThat(transform(i == 0 ? null : Woven.class)).isNotNull();
    }
    assertThat(weaver.skippedMethods()).isEqualTo(2);
    assertThat(weaver.wovenClasses()).isEqualTo(1);
  }
}
