package io.github.prebind;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;

/**
 * Calls methods of libraries that the tests are not compiled against, {@code class#method}, each on
 * what the one before it returned, {@code class#first.second(8080)}, and then opens a port until
 * the agent's report is there. An argument is a number, a text, or {@code <interface>} for an
 * object that does what the interface does by default; several stand between commas.
 */
final class NamedMain {
  private NamedMain() {}

  public static void main(String[] args) throws Exception {
    for (String chain : args) {
      int end = chain.indexOf('#');
      Class<?> type = Class.forName(chain.substring(0, end));
      Object value = null;
      try {
        for (String call : chain.substring(end + 1).split("\\.(?![^(]*\\))")) {
          int open = call.indexOf('(');
          Object[] arguments = open < 0 ? new Object[0] : arguments(call.substring(open + 1));
          Method method = method(type, open < 0 ? call : call.substring(0, open), arguments);
          boolean made = value == null && !Modifier.isStatic(method.getModifiers());
          Object target = made ? type.getDeclaredConstructor().newInstance() : value;
          value = method.invoke(target, arguments);
          type = method.getReturnType();
        }
      } catch (InvocationTargetException e) {
        System.out.println("failed: " + e.getCause());
      }
    }
    try (ServerSocket server = new ServerSocket(0)) {
      BindMains.opened(server.getLocalPort());
      AwaitedReport.await();
    }
    Runtime.getRuntime().halt(0);
  }

  private static Method method(Class<?> type, String name, Object[] arguments)
      throws NoSuchMethodException {
    Method found = null;
    for (Method method : type.getMethods()) {
      Class<?>[] taken = method.getParameterTypes();
      boolean fits = method.getName().equals(name) && taken.length == arguments.length;
      for (int i = 0; fits && i < taken.length; i++) {
        fits =
            taken[i].isInstance(arguments[i])
                || taken[i] == int.class && arguments[i] instanceof Integer;
      }
      boolean narrower =
          found == null || found.getReturnType().isAssignableFrom(method.getReturnType());
      if (fits && narrower) {
        found = method;
      }
    }
    if (found == null) {
      throw new NoSuchMethodException(type + " " + name);
    }
    return found;
  }

  private static Object[] arguments(String text) throws ClassNotFoundException {
    String[] words = text.substring(0, text.length() - 1).split(",");
    Object[] values = new Object[words.length];
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (word.startsWith("<")) {
        Class<?> type = Class.forName(word.substring(1, word.length() - 1));
        values[i] =
            Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, InvocationHandler::invokeDefault);
      } else {
        values[i] = Character.isDigit(word.charAt(0)) ? (Object) Integer.valueOf(word) : word;
      }
    }
    return values;
  }
}
