package io.github.prebind;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Starts whose time goes into what the argument names. */
final class AttributionMain {
  private static final long BUSY_NANOS = 900_000_000L;

  private AttributionMain() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "busy" -> busy();
      case "sleep" -> TimeUnit.MILLISECONDS.sleep(1_500);
      case "second" -> inThread(AttributionMain::sleepAndBind).join();
      case "handover" -> inThread(AttributionMain::sleepAndBind);
      case "executor" -> {
        TimeUnit.MILLISECONDS.sleep(1_500);
        ExecutorService loop = Executors.newSingleThreadExecutor();
        Future<?> bound = loop.submit(() -> bind());
        bound.get();
        loop.shutdown();
      }
      case "classes" -> classes(Path.of(args[1]));
      default -> throw new IllegalArgumentException(args[0]);
    }
    if (!args[0].equals("second") && !args[0].equals("handover") && !args[0].equals("executor")) {
      bind();
    }
  }

  private static Thread inThread(Runnable code) {
    Thread thread = new Thread(code, "starter");
    thread.start();
    return thread;
  }

  private static void sleepAndBind() {
    try {
      TimeUnit.MILLISECONDS.sleep(1_500);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    bind();
  }

  private static double busy() {
    double sum = 0;
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < BUSY_NANOS) {
      sum += Math.sqrt(sum + 1);
    }
    return sum;
  }

  /** Defines the same class in many loaders. */
  private static void classes(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < BUSY_NANOS) {
      new OwnLoader(bytes).loadClass("Defined");
    }
  }

  private static final class OwnLoader extends ClassLoader {
    private final byte[] bytes;

    OwnLoader(byte[] bytes) {
      super(null);
      this.bytes = bytes;
    }

    @Override
    protected Class<?> findClass(String name) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }

  private static void bind() {
    try (ServerSocket server = new ServerSocket(0)) {
      System.out.println("bound " + server.getLocalPort());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
