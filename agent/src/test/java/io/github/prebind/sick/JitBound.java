package io.github.prebind.sick;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs much of the JDK, a little of each, in parts none of which is a third of it. */
public final class JitBound {
  private static final int ROUNDS = 3_000;

  /** Kept open. */
  private static ServerSocket port;

  private JitBound() {}

  public static void main(String[] args) throws Exception {
    long sum = formats() + matches() + streams() + numbers() + dates() + trees() + texts() + uris();
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
