package io.github.prebind;

/** The agent's entry. */
public final class Prebind {
  private Prebind() {}
}
