package io.github.prebind.demo.audit;

/** What a domain's DMARC record asks receivers to do with mail that fails its checks. */
public enum DmarcPolicy {
  /** {@code p=none}: deliver it, and report. */
  NONE,
  /** {@code p=quarantine}: into the spam folder. */
  QUARANTINE,
  /** {@code p=reject}: refuse it. */
  REJECT,
  /** There is no DMARC record, here or above. */
  MISSING,
  /** There is one, but receivers must ignore it. */
  INVALID;

  /** Whether failing mail is kept from the inbox. */
  public boolean isEnforced() {
    return this == QUARANTINE || this == REJECT;
  }
}
