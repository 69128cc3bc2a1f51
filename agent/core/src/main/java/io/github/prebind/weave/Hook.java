package io.github.prebind.weave;

import io.github.prebind.hooks.HookSet;
import io.github.prebind.record.Kind;

/**
 * A declaration: this method of this class is worth timing, as this kind, or is where a connection
 * sends or receives. One line of a {@link HookTable}. Immutable but for its number, which is given
 * when its class is woven first.
 */
public final class Hook {
  private final String owner;
  private final String method;
  private final String parameters;
  private final int parameterCount;
  private final Kind kind;
  private final int argument;
  private final boolean outermost;
  private final boolean code;
  private final Flow flow;
  private final String label;
  private final HookSet set;

  /** The method's name as class files have it. */
  final byte[] methodBytes;

  int number = -1;

  /**
   * What a connection's method does with bytes; {@code of} names the calls inside it that do it,
   * {@code null} if it is the method itself.
   */
  record Flow(boolean sends, String of) {}

  Hook(
      String owner,
      String method,
      String parameters,
      int parameterCount,
      Kind kind,
      int argument,
      boolean outermost,
      boolean code,
      Flow flow,
      String label,
      HookSet set) {
    this.owner = owner;
    this.method = method;
    this.parameters = parameters;
    this.parameterCount = parameterCount;
    this.kind = kind;
    this.argument = argument;
    this.outermost = outermost;
    this.code = code;
    this.flow = flow;
    this.label = label;
    this.set = set;
    this.methodBytes = ClassFile.textBytes(method);
  }

  /** The class that declares the method, with dots. */
  public String owner() {
    return owner;
  }

  /** The method's name; {@code <init>} for constructors. */
  public String method() {
    return method;
  }

  /** What its time goes into; {@code null} for an event, which is not timed. */
  public Kind kind() {
    return kind;
  }

  /** Which parameter is handed over, from 0; -1 for none. */
  public int argument() {
    return argument;
  }

  /** Whether a call inside another call of the same kind, on the same thread, is left out. */
  public boolean outermost() {
    return outermost;
  }

  /** Whether the hook set's code is called at enter and exit. */
  public boolean code() {
    return code;
  }

  /** What it does with bytes; {@code null} for a method that is timed or an event. */
  Flow flow() {
    return flow;
  }

  /** The label of its spans; {@code null} when the hook set computes it for each call. */
  public String label() {
    return label;
  }

  /** The code of its library; {@code null} when the hook needs none. */
  public HookSet set() {
    return set;
  }

  /** Whether a method of this name with this descriptor is meant. */
  boolean matches(String descriptor) {
    if (parameters != null) {
      return descriptor.startsWith(parameters);
    }
    return parameterCount < 0 || Parameters.count(descriptor) == parameterCount;
  }
}
