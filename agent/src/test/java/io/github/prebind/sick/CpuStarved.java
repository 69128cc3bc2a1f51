package io.github.prebind.sick;

import java.net.ServerSocket;
import java.security.MessageDigest;

/** Needs a processor for long, in five parts, none of which is a third of it. */
public final class CpuStarved {
  private static final int ROUNDS = 250;
  private static final byte[] BYTES = new byte[1_000_000];

  /** Kept open. */
  private static ServerSocket port;

  private CpuStarved() {}

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
