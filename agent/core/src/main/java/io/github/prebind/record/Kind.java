package io.github.prebind.record;

/**
 * What a span's time went into. The names in the report are the lower-case ones of the contract.
 */
public enum Kind {
  JVM("jvm", false),
  CLASS_LOADING("class-loading", false),
  JIT("jit", false),
  GC("gc", false),
  CPU("cpu", false),
  CPU_WAIT("cpu-wait", true),
  MIGRATION("migration", false),
  SCHEMA("schema", false),
  LOCK("lock", true),
  CONNECT("connect", true),
  POOL("pool", false),
  SQL("sql", true),
  DNS("dns", true),
  TLS("tls", true),
  HTTP("http", true),
  SLEEP("sleep", true),
  WAIT("wait", true),
  PROCESS("process", true),
  IO("io", true),
  FRAMEWORK("framework", false),
  BEAN("bean", false),
  CUSTOM("custom", false),
  AGENTS("agents", false),
  OTHER("other", false);

  private final String id;
  private final boolean blocking;

  Kind(String id, boolean blocking) {
    this.id = id;
    this.blocking = blocking;
  }

  /** The name in the report. */
  public String id() {
    return id;
  }

  /**
   * Whether the thread waits for something else than the processor, so that its exclusive time is
   * not split further by the sampler.
   */
  public boolean blocking() {
    return blocking;
  }

  /** The kind with this name in the report, or {@code null}. */
  public static Kind of(String id) {
    for (Kind kind : values()) {
      if (kind.id.equals(id)) {
        return kind;
      }
    }
    return null;
  }
}
