package io.github.prebind.analyse;

/** Something that a running start can be projected from. For one thread. */
public interface ProjectionBasis {
  /** The projection, or {@code null} rather than a guess. */
  RunningProjection at(RunningMoment now);

  /** Why the last call gave {@code null}. */
  String whyNot();
}
