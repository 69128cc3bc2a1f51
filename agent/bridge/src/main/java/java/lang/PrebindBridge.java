package java.lang;

/**
 * The way from woven code to the recorder. Woven methods of every class loader call the static
 * methods here; the recorder of the agent's own loader extends this class and is the {@link #sink}.
 *
 * <p>It stands in {@code java.lang} because that is the one package that every class loader
 * delegates to the JVM, JBoss modules and OSGi bundles included. It is defined there at run time;
 * nothing is appended to the bootstrap class path, which would turn class data sharing off.
 *
 * <p>Nothing here may throw, allocate or lock. Calls nest properly on one thread: each {@link
 * #enter} is followed by exactly one {@link #exit} or {@link #fail} with the same hook.
 * Thread-safe: all state is the one reference, and a stale read of it costs one event at most.
 */
public abstract class PrebindBridge {
  /** Where events go; {@code null} before the agent is ready and after it has left. */
  public static PrebindBridge sink;

  /** For the recorder only. */
  protected PrebindBridge() {}

  /**
   * A timed method begins.
   *
   * @param hook the number that the weaver gave the method
   * @param self the object the method was called on; {@code null} if it is static
   * @param argument the argument that the hook asked for, boxed if primitive; {@code null} if it
   *     asked for none
   */
  public static void enter(int hook, Object self, Object argument) {
    PrebindBridge to = sink;
    if (to != null) {
      to.onEnter(hook, self, argument);
    }
  }

  /**
   * A timed method returns.
   *
   * @param hook the number that the weaver gave the method
   * @param result what it returns; {@code null} for primitives and {@code void}
   */
  public static void exit(int hook, Object result) {
    PrebindBridge to = sink;
    if (to != null) {
      to.onExit(hook, result);
    }
  }

  /**
   * A timed method throws.
   *
   * @param hook the number that the weaver gave the method
   * @param thrown what it throws
   */
  public static void fail(int hook, Throwable thrown) {
    PrebindBridge to = sink;
    if (to != null) {
      to.onFail(hook, thrown);
    }
  }

  /**
   * A timed method is about to return a number, which may be one of rows.
   *
   * @param count what it returns
   * @param hook the number that the weaver gave the method
   */
  public static void rows(long count, int hook) {
    PrebindBridge to = sink;
    if (to != null) {
      to.onRows(count, hook);
    }
  }

  /**
   * A connection is about to send.
   *
   * @param connection the object the method was called on
   * @param length how many bytes
   */
  public static void send(Object connection, int length) {
    PrebindBridge to = sink;
    if (to != null) {
      to.onSend(connection, length);
    }
  }

  /**
   * A connection has received.
   *
   * @param connection the object the method was called on
   * @param length how many bytes, or only their sign; not positive if none have come
   */
  public static void receive(Object connection, int length) {
    PrebindBridge to = sink;
    if (to != null) {
      to.onReceive(connection, length);
    }
  }

  /** What {@link #enter} stands for; must not throw. */
  protected abstract void onEnter(int hook, Object self, Object argument);

  /** What {@link #exit} stands for; must not throw. */
  protected abstract void onExit(int hook, Object result);

  /** What {@link #fail} stands for; must not throw. */
  protected abstract void onFail(int hook, Throwable thrown);

  /** What {@link #rows} stands for; must not throw. */
  protected abstract void onRows(long count, int hook);

  /** What {@link #send} stands for; must not throw. */
  protected abstract void onSend(Object connection, int length);

  /** What {@link #receive} stands for; must not throw. */
  protected abstract void onReceive(Object connection, int length);
}
