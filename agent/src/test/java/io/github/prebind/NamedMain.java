package io.github.prebind;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.ServerSocket;

/**
 * Calls methods of libraries that the tests are not compiled against, {@code class#method} without
 * parameters, and then opens a port until the agent's report is there.
 */
final class NamedMain {
  private NamedMain() {}

  public static void main(String[] args) throws Exception {
    for (String call : args) {
      Class<?> type = Class.forName(call.substring(0, call.indexOf('#')));
      Method method = type.getMethod(call.substring(call.indexOf('#') + 1));
      boolean isStatic = Modifier.isStatic(method.getModifiers());
      method.invoke(isStatic ? null : type.getDeclaredConstructor().newInstance());
    }
    try (ServerSocket server = new ServerSocket(0)) {
      BindMains.opened(server.getLocalPort());
      AwaitedReport.await();
    }
    Runtime.getRuntime().halt(0);
  }
}
