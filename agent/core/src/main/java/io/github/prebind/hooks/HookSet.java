package io.github.prebind.hooks;

import io.github.prebind.record.Facts;
import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import io.github.prebind.weave.Weaver;

/**
 * The code that goes with one library's hooks, for what a table cannot say: labels made from the
 * call's objects, and facts to be kept.
 *
 * <p>All methods run on the app's thread, inside the timed call; their own time is not the app's,
 * so they are short. What they call is not recorded. What they throw is caught and told once.
 */
public abstract class HookSet {
  private Facts facts;
  private Weaver weaver;

  /** Called once, before any other method. */
  public final void attach(Facts facts, Weaver weaver) {
    this.facts = facts;
    this.weaver = weaver;
  }

  /** Where facts go that are not spans: listeners, databases, migrations, ready. */
  protected final Facts facts() {
    return facts;
  }

  /** For classes that are found by observation only. */
  protected final Weaver weaver() {
    return weaver;
  }

  /**
   * The label of one call, for hooks whose table line ends in {@code *}. Equal labels of one kind
   * below one parent are folded into one span, so it must not carry what differs from call to call
   * without meaning.
   *
   * @return {@code null} if this call is not worth a span
   */
  public String label(Hook hook, Object self, Object argument) {
    return hook.method();
  }

  /** The call begins; {@code span} is {@code null} for events and for calls that are left out. */
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {}

  /** The call has returned; {@code result} is {@code null} for primitives and void. */
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {}

  /** The call has thrown. */
  public void failed(Hook hook, Object self, Object argument, Throwable thrown, SpanNode span) {}
}
