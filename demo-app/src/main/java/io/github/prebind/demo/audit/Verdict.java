package io.github.prebind.demo.audit;

/** The audit in one word: can a stranger send mail in the domain's name? */
public enum Verdict {
  /** SPF is sound, and DMARC enforces it on all mail. */
  PROTECTED,
  /** One of the two is in place, or DMARC only watches. */
  PARTIAL,
  /** Anybody can. */
  EXPOSED;

  static Verdict of(SpfFacts spf, DmarcFacts dmarc) {
    if (spf.policy() == SpfPolicy.ALLOW_ALL) {
      return EXPOSED;
    }
    boolean enforced = dmarc.policy().isEnforced() && dmarc.percent() == 100;
    if (spf.policy().isSound() && enforced) {
      return PROTECTED;
    }
    return spf.policy().isSound() || dmarc.policy().isEnforced() ? PARTIAL : EXPOSED;
  }
}
