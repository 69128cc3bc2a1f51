package io.github.prebind.report;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Puts a start's meters into the app's own Micrometer registries, whichever version of Micrometer
 * and whichever class loader they are of.
 *
 * <p>The agent does not see the app's classes, so it uses Micrometer's public API by reflection,
 * from the registry object on. What stays in the app are gauges made of the JDK's classes only: a
 * constant as a function, and an enum constant as the object that it is asked of, which Micrometer
 * holds weakly and which nothing ever collects. Not thread-safe.
 */
public final class AppMeters {
  private static final String PACKAGE = "io.micrometer.core.instrument.";
  private static final String REGISTRY = PACKAGE + "MeterRegistry";
  private static final String COMPOSITE = PACKAGE + "composite.CompositeMeterRegistry";

  /** What each registry has been given; a second meter of one name would be a line in its log. */
  private final Map<Object, Set<String>> given = new IdentityHashMap<>();

  /**
   * Registers what is new of these meters. Registries inside of a composite get them from there.
   *
   * @param registries all that the app has; may be empty
   * @throws ReflectiveOperationException if this Micrometer has another API
   */
  public void put(List<Object> registries, List<StartMeter> meters)
      throws ReflectiveOperationException {
    Set<Object> inside = identitySet();
    for (Object registry : registries) {
      addInside(registry, inside);
    }
    for (Object registry : registries) {
      if (!inside.contains(registry)) {
        put(registry, meters);
      }
    }
  }

  private void put(Object registry, List<StartMeter> meters) throws ReflectiveOperationException {
    Set<String> has = new HashSet<>(given.getOrDefault(registry, Set.of()));
    Set<Object> inside = identitySet();
    addInside(registry, inside);
    for (Object one : inside) {
      has.addAll(given.getOrDefault(one, Set.of()));
    }
    Class<?> type = superclass(registry, REGISTRY);
    for (StartMeter meter : meters) {
      if (type != null && has.add(meter.name() + ' ' + meter.value())) {
        register(registry, type, meter);
      }
    }
    given.put(registry, has);
  }

  /** {@code TimeGauge.builder(name, object, unit, function).description(…).tags(…).register(…)}. */
  private static void register(Object registry, Class<?> type, StartMeter meter)
      throws ReflectiveOperationException {
    Class<?> gauge = Class.forName(PACKAGE + "TimeGauge", false, type.getClassLoader());
    Method start =
        gauge.getMethod(
            "builder", String.class, Object.class, TimeUnit.class, ToDoubleFunction.class);
    Class<?> builderType = start.getReturnType();
    Object builder =
        start.invoke(
            null,
            meter.name(),
            TimeUnit.MILLISECONDS,
            TimeUnit.MILLISECONDS,
            constant(meter.millis()));
    builderType.getMethod("description", String.class).invoke(builder, meter.description());
    if (meter.tag() != null) {
      String[] tag = {meter.tag(), meter.value()};
      builderType.getMethod("tags", String[].class).invoke(builder, (Object) tag);
    }
    builderType.getMethod("register", type).invoke(builder, registry);
  }

  /** A lambda would be a class of the agent's, and hold its loader. */
  private static ToDoubleFunction<?> constant(double value) {
    MethodHandle constant =
        MethodHandles.dropArguments(MethodHandles.constant(double.class, value), 0, Object.class);
    return MethodHandleProxies.asInterfaceInstance(ToDoubleFunction.class, constant);
  }

  /** All registries below a composite. */
  private static void addInside(Object registry, Set<Object> found)
      throws ReflectiveOperationException {
    Class<?> composite = superclass(registry, COMPOSITE);
    if (composite == null) {
      return;
    }
    Object children;
    try {
      children = composite.getMethod("getRegistries").invoke(registry);
    } catch (InvocationTargetException e) {
      return; // of which it tells nothing
    }
    for (Object child : new ArrayList<>((Set<?>) children)) {
      if (found.add(child)) {
        addInside(child, found);
      }
    }
  }

  private static Class<?> superclass(Object object, String name) {
    Class<?> type = object.getClass();
    while (type != null && !type.getName().equals(name)) {
      type = type.getSuperclass();
    }
    return type;
  }

  private static Set<Object> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
