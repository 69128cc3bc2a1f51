package io.github.prebind;

import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Puts itself in the place of the recorder that has left, and counts what still arrives: code that
 * is woven no more calls nobody. Asking the JVM for the class file would not show it, since that
 * restores the class.
 */
final class SpySink {
  private static final AtomicInteger EVENTS = new AtomicInteger();

  private SpySink() {}

  /** Called for each event of woven code. */
  public static int count() {
    return EVENTS.incrementAndGet();
  }

  /** How many events come of these calls. */
  static int eventsOf(Runnable calls) throws ReflectiveOperationException {
    Class<?> bridge = Class.forName("java.lang.PrebindBridge");
    Object spy =
        new ByteBuddy()
            .subclass(bridge)
            .name("io.github.prebind.Spy")
            .method(ElementMatchers.isAbstract())
            .intercept(MethodCall.invoke(SpySink.class.getMethod("count")))
            .make()
            .load(
                SpySink.class.getClassLoader(),
                ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
            .getLoaded()
            .getDeclaredConstructor()
            .newInstance();
    bridge.getField("sink").set(null, spy);
    calls.run();
    bridge.getField("sink").set(null, null);
    return EVENTS.get();
  }
}
