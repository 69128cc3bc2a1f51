package io.github.prebind.analyse;

/**
 * Runs that make an AOT cache. A JDK 25.0.3 crashes at the end of one in which classes of its own
 * were woven ({@code ArchiveBuilder::get_buffered_addr}), also where they have been restored.
 * Stateless.
 */
public final class TrainingRun {
  private TrainingRun() {}

  /** Whether the JVM's options ask for one. */
  public static boolean isOne() {
    return JvmFlags.read("").aotTraining();
  }
}
