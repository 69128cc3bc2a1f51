package io.github.prebind.hooks;

/**
 * The user's own methods, as the {@code hooks} setting names them: {@code com.acme.Warmup.load}.
 */
public final class CustomHooks extends HookSet {

  /**
   * The table for one method: all its overloads, timed as {@code custom}, with class and method as
   * label.
   */
  public static String table(String classAndMethod) {
    int dot = classAndMethod.lastIndexOf('.');
    String type = classAndMethod.substring(0, dot);
    String method = classAndMethod.substring(dot + 1);
    String label = type.substring(type.lastIndexOf('.') + 1) + "." + method;
    return type + "\n  " + method + " custom : " + label + "\n";
  }
}
