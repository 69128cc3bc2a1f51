package io.github.prebind.sick;

import java.security.SecureRandom;

/** Needs a seed. */
public final class LowEntropy {
  private LowEntropy() {}

  public static void main(String[] args) throws Exception {
    System.out.println("asks for a seed");
    SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
    System.out.println(random.nextInt());
    Port.open();
  }
}
