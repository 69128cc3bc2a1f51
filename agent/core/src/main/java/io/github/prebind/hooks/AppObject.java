package io.github.prebind.hooks;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Looks at an object of the app, whose class the agent cannot name. Every failure gives {@code
 * null}: a library that has changed costs a label, not a start. Thread-safe, without state.
 */
public final class AppObject {
  private AppObject() {}

  /**
   * What the method without parameters returns, or {@code null} if there is none, it fails or it
   * returns that.
   */
  public static Object call(Object target, String method) {
    if (target == null) {
      return null;
    }
    try {
      Method found = accessible(target.getClass(), method, target);
      return found == null ? null : found.invoke(target);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  /** {@link #call} and then {@code toString}; {@code null} stays {@code null}. */
  public static String text(Object target, String method) {
    Object value = call(target, method);
    try {
      return value == null ? null : value.toString();
    } catch (RuntimeException | LinkageError e) {
      return null;
    }
  }

  /** The value of a field, declared in the class or above it; {@code null} if it cannot be read. */
  public static Object field(Object target, String name) {
    if (target == null) {
      return null;
    }
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Field field = type.getDeclaredField(name);
        return field.trySetAccessible() ? field.get(target) : null;
      } catch (NoSuchFieldException e) {
        // declared further up, if at all
      } catch (IllegalAccessException | RuntimeException | LinkageError e) {
        return null;
      }
    }
    return null;
  }

  /**
   * A public class or interface is asked first: its methods can be called whatever the module says
   * of the implementation.
   */
  private static Method accessible(Class<?> type, String name, Object target) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Method method = declared(at, name);
      if (method != null && reachable(at, method, target)) {
        return method;
      }
      for (Class<?> face : at.getInterfaces()) {
        Method inherited = accessible(face, name, target);
        if (inherited != null) {
          return inherited;
        }
      }
    }
    return null;
  }

  private static Method declared(Class<?> type, String name) {
    try {
      return type.getDeclaredMethod(name);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static boolean reachable(Class<?> type, Method method, Object target) {
    if (Modifier.isStatic(method.getModifiers())) {
      return false;
    }
    boolean open = Modifier.isPublic(type.getModifiers()) && method.canAccess(target);
    return open || method.trySetAccessible();
  }
}
