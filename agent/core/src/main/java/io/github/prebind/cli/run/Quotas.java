package io.github.prebind.cli.run;

import java.nio.file.Path;

/** Chooses how a rehearsed start is held to its cores. */
final class Quotas {
  private Quotas() {}

  /**
   * The kernel's quota where it lets us have one, else pausing.
   *
   * @param name that no other run has
   * @throws Refusal if neither is possible on this system
   */
  static Quota of(String name, double cpus) {
    Quota kernels = CgroupQuota.of(Path.of("/"), name, cpus, CgroupQuota::shellCanEnter);
    if (kernels != null) {
      return kernels;
    } else if (PausingQuota.possible()) {
      return new PausingQuota(cpus);
    }
    throw new Refusal(
        "--cpus needs Linux: a control group, or /proc and the signals to pause processes");
  }
}
