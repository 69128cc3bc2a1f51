package io.github.prebind;

import io.quarkus.runtime.configuration.MemorySize;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lets Quarkus make the options of its management interface, then opens the port they name, which
 * is the argument, and one of any number as the app's, and keeps both until it is told to end.
 */
final class QuarkusManagementMain {
  private static final String RECORDER = "io.quarkus.vertx.http.runtime.VertxHttpRecorder";

  private QuarkusManagementMain() {}

  public static void main(String[] args) throws Exception {
    Object options = options(Integer.parseInt(args[0]));
    int port = (Integer) options.getClass().getMethod("getPort").invoke(options);
    try (ServerSocket management = new ServerSocket(port);
        ServerSocket app = new ServerSocket(0)) {
      System.out.println(management + " " + app);
      System.in.read();
    }
  }

  private static Object options(int port) throws ReflectiveOperationException {
    for (Method method : Class.forName(RECORDER).getDeclaredMethods()) {
      if (method.getName().equals("createHttpServerOptionsForManagementInterface")) {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
          arguments[i] = answer(types[i], port);
        }
        method.setAccessible(true);
        return method.invoke(null, arguments);
      }
    }
    throw new NoSuchMethodException(RECORDER);
  }

  /** What a configuration says that knows the port, and that there is a host, and nothing else. */
  private static Object answer(Class<?> type, int port) {
    if (type.isInterface() && type != List.class) {
      return Proxy.newProxyInstance(
          type.getClassLoader(),
          new Class<?>[] {type},
          (proxy, method, arguments) ->
              method.getName().equals("hostEnabled")
                  ? Boolean.TRUE
                  : answer(method.getReturnType(), port));
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return switch (type.getSimpleName()) {
      case "int" -> port;
      case "boolean" -> false;
      case "Optional" -> Optional.empty();
      case "OptionalInt" -> OptionalInt.empty();
      case "List" -> List.of();
      case "Duration" -> Duration.ofSeconds(1);
      case "MemorySize" -> new MemorySize(BigInteger.valueOf(8192));
      default -> null;
    };
  }
}
