package io.github.prebind.sick;

/** A job and no server: does its work and ends. */
public final class Batch {
  private Batch() {}

  public static void main(String[] args) {
    System.out.println("done");
  }
}
