package io.github.prebind;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Apps, each with one sickness of {@link SickRuntimeIT}, that then open a port. */
final class SickRuntimeMains {
  private static volatile long sink;

  private SickRuntimeMains() {}

  private static void open() throws IOException {
    new ServerSocket(0).close();
  }

  /** Keeps a processor busy for so much CPU time as that takes on a free one. */
  private static void burn(long millis) {
    long until = System.nanoTime() + millis * 1_000_000;
    long sum = 1;
    while (System.nanoTime() < until) {
      for (int i = 0; i < 10_000; i++) {
        sum = sum * 31 + i;
      }
    }
    sink = sum;
  }

  /** URL: of an HTTP server that takes its time. */
  static final class Remote {
    public static void main(String[] args) throws IOException {
      HttpURLConnection call = (HttpURLConnection) URI.create(args[0]).toURL().openConnection();
      System.out.println(call.getResponseCode());
      open();
    }
  }

  /** Asks for a name. */
  static final class Resolving {
    /** Kept open. */
    private static ServerSocket port;

    public static void main(String[] args) throws Exception {
      try {
        System.out.println(InetAddress.getByName("prices.example.test"));
      } catch (UnknownHostException e) {
        System.out.println(e);
      }
      port = new ServerSocket(0);
      new CountDownLatch(1).await();
    }
  }

  static final class Waiting {
    public static void main(String[] args) throws Exception {
      new ProcessBuilder("sleep", "1").start().waitFor();
      open();
    }
  }

  /** Five parts, none of which is a third of it. */
  static final class Starved {
    private static final int ROUNDS = 250;
    private static final byte[] BYTES = new byte[1_000_000];

    /** Kept open. */
    private static ServerSocket port;

    public static void main(String[] args) throws Exception {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      a(digest);
      b(digest);
      c(digest);
      d(digest);
      e(digest);
      System.out.println(digest.digest().length);
      port = new ServerSocket(0);
      Thread.sleep(60_000); // behind the bind: no finding
    }

    private static void a(MessageDigest digest) {
      for (int i = 0; i < ROUNDS; i++) {
        digest.update(BYTES);
      }
    }

    private static void b(MessageDigest digest) {
      for (int i = 0; i < ROUNDS; i++) {
        digest.update(BYTES);
      }
    }

    private static void c(MessageDigest digest) {
      for (int i = 0; i < ROUNDS; i++) {
        digest.update(BYTES);
      }
    }

    private static void d(MessageDigest digest) {
      for (int i = 0; i < ROUNDS; i++) {
        digest.update(BYTES);
      }
    }

    private static void e(MessageDigest digest) {
      for (int i = 0; i < ROUNDS; i++) {
        digest.update(BYTES);
      }
    }
  }

  /** Much of the JDK, a little of each, in parts none of which is a third of it. */
  static final class Compiled {
    private static final int ROUNDS = 3_000;

    /** Kept open. */
    private static ServerSocket port;

    public static void main(String[] args) throws Exception {
      long sum =
          formats() + matches() + streams() + numbers() + dates() + trees() + texts() + uris();
      System.out.println(sum);
      port = new ServerSocket(0);
      new CountDownLatch(1).await();
    }

    private static long formats() {
      long sum = 0;
      for (int i = 0; i < ROUNDS; i++) {
        sum += String.format("%d %5.2f %s", i, i / 3.0, Instant.ofEpochSecond(i)).length();
      }
      return sum;
    }

    private static long matches() {
      long sum = 0;
      for (int i = 0; i < ROUNDS; i++) {
        sum += Pattern.compile("(a|b)*c{2,3}[" + i % 7 + "x]").matcher("abcc" + i).find() ? 1 : 0;
      }
      return sum;
    }

    private static long streams() {
      long sum = 0;
      for (int i = 0; i < ROUNDS; i++) {
        sum +=
            Stream.of(i, 3, 1, 2)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","))
                .length();
      }
      return sum;
    }

    private static long numbers() {
      long sum = 0;
      for (int i = 0; i < ROUNDS; i++) {
        sum +=
            new BigDecimal(i)
                .divide(new BigDecimal("7.3"), 20, RoundingMode.HALF_UP)
                .toString()
                .length();
      }
      return sum;
    }

    private static long dates() {
      long sum = 0;
      for (int i = 0; i < ROUNDS; i++) {
        sum += LocalDate.ofEpochDay(i % 20_000).format(DateTimeFormatter.ISO_WEEK_DATE).length();
      }
      return sum;
    }

    private static long trees() {
      long sum = 0;
      for (int i = 0; i < ROUNDS; i++) {
        sum += new TreeMap<>(Map.of(i, "a", i + 1, "b", i + 2, "c")).headMap(i + 2).size();
      }
      return sum;
    }

    private static long texts() {
      long sum = 0;
      for (int i = 0; i < ROUNDS; i++) {
        sum +=
            new String(Base64.getEncoder().encode(("t" + i).getBytes(UTF_16)), UTF_8)
                .split("=")
                .length;
      }
      return sum;
    }

    private static long uris() {
      long sum = 0;
      for (int i = 0; i < ROUNDS; i++) {
        sum +=
            URI.create("http://a.example:80/p" + i + "?q=" + i)
                .resolve("../b/./c")
                .getPath()
                .length();
      }
      return sum;
    }
  }

  /** Loads all classes of the jars on its class path. */
  static final class Loading {
    public static void main(String[] args) throws Exception {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        if (entry.endsWith(".jar")) {
          load(entry);
        }
      }
      open();
    }

    private static void load(String file) throws IOException {
      try (JarFile jar = new JarFile(file)) {
        for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
          String name = all.nextElement().getName();
          if (name.endsWith(".class") && !name.startsWith("META-INF") && !name.contains("-info")) {
            String type = name.substring(0, name.length() - 6).replace('/', '.');
            try {
              Class.forName(type, false, Loading.class.getClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
              // needs a library that is not here
            }
          }
        }
      }
    }
  }

  /** Keeps most of a small heap in use while it makes garbage, in methods of equal weight. */
  static final class Collecting {
    private static final int NODES = 800_000;
    private static final int ROUNDS = 250;

    private static final class Node {
      final Node next;

      Node(Node next) {
        this.next = next;
      }
    }

    public static void main(String[] args) throws IOException {
      Node all = null;
      for (int i = 0; i < NODES; i++) {
        all = new Node(all);
      }
      List<byte[]> ring = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        ring.add(new byte[500_000]);
        if (ring.size() > 8) {
          ring.remove(0);
        }
      }
      System.out.println(all.next == null ? "" : "kept " + ring.size());
      open();
    }
  }

  /** Gives somebody else so many milliseconds. */
  static final class Sleeping {
    public static void main(String[] args) throws Exception {
      Thread.sleep(Long.parseLong(args[0]));
      open();
    }

    /** Writes itself into a jar, which a cache of classes needs. */
    static Path jar(Path file) {
      Manifest manifest = new Manifest();
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Sleeping.class.getName());
      try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
        for (Class<?> type : List.of(SickRuntimeMains.class, Sleeping.class)) {
          String name = type.getName().replace('.', '/') + ".class";
          jar.putNextEntry(new JarEntry(name));
          try (InputStream in = type.getResourceAsStream('/' + name)) {
            in.transferTo(jar);
          }
        }
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Only opens a port. */
  static final class Quiet {
    public static void main(String[] args) throws IOException {
      open();
    }
  }

  /** An agent that keeps the start busy. */
  public static final class BusyAgent {
    static final long MILLIS = 600;

    private BusyAgent() {}

    /** Called by the JVM. */
    public static void premain(String argument, Instrumentation instrumentation) {
      burn(MILLIS);
    }

    /** Writes its jar, which is a manifest only: it lies on the forked JVM's class path. */
    static Path jar(Path file) {
      Manifest manifest = new Manifest();
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      manifest.getMainAttributes().putValue("Premain-Class", BusyAgent.class.getName());
      try {
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A Spring app, one bean of which builds something large. */
  static final class Dominated {
    public static void main(String[] args) throws IOException {
      try (AnnotationConfigApplicationContext context =
          new AnnotationConfigApplicationContext(Shop.class)) {
        open();
        System.out.println("open in " + context.getId());
      }
    }

    /** Has a method of the user's own, which is seen in it. */
    static final class SearchIndex {
      SearchIndex() {
        burn(5_000);
      }
    }

    @Configuration(proxyBeanMethods = false)
    static class Shop {
      @Bean
      SearchIndex searchIndex() {
        return new SearchIndex();
      }
    }
  }

  /** Parses for a long time. */
  static final class OneMethod {
    public static void main(String[] args) throws IOException {
      burn(4_000);
      open();
    }
  }

  /** Needs a seed. */
  static final class Seeded {
    public static void main(String[] args) throws Exception {
      System.out.println("asks for a seed");
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      System.out.println(random.nextInt());
      open();
    }
  }
}
