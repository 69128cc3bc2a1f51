package io.github.prebind.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * What hooks have found out besides spans: listeners, ready, databases, migrations, endpoints, the
 * failure that ended it.
 *
 * <p>Bounded lists; thread-safe; called from the app's threads, rarely. Instants are {@link
 * System#nanoTime} values.
 */
public final class Facts {
  private static final int MOST = 10_000;

  /** From then on closed ones are dropped: an app may try thousands of ports. */
  private static final int MANY_LISTENERS = 100;

  private static final long LONG_AGO_NANOS = 3_600_000_000_000L;
  private static final int MOST_RUNS = 1_000;
  private static final int MOST_DRIVERS = 32;
  private static final int MOST_SIGNS = 20;

  /** The app says that it serves. */
  public record ReadyEvent(long atNanos, String by) {}

  /** A database that was connected to; all texts without secrets. */
  public record DatabaseFact(String product, String version, String url, String pool) {}

  /** One command of a migration tool against its history table. */
  public static final class MigrationRunFact {
    public final String tool;
    public final String url;
    public final long startNanos;
    private volatile String table;
    private volatile long endNanos;

    MigrationRunFact(String tool, String url, String table, long startNanos) {
      this.tool = tool;
      this.url = url;
      this.table = table;
      this.startNanos = startNanos;
    }

    /** The history table; {@code null} if it is not known yet. */
    public String table() {
      return table;
    }

    public void table(String name) {
      table = name;
    }

    /** The command is over. */
    public void ends() {
      endNanos = System.nanoTime();
    }

    /** Its end, {@code nowNanos} while it runs. */
    public long endNanos(long nowNanos) {
      long end = endNanos;
      return end == 0 ? nowNanos : end;
    }
  }

  /** One migration, with the span that timed it. */
  public record MigrationFact(String tool, String id, String description, SpanNode span) {}

  /**
   * An exception that nobody caught; {@code during} is the innermost span that it left, or null.
   */
  public record FailureFact(
      String type, String message, String during, String thread, long atNanos) {}

  private final List<Listening> listeners = new ArrayList<>();
  private final List<DatabaseFact> databases = new ArrayList<>();
  private final List<MigrationFact> migrations = new ArrayList<>();
  private final List<MigrationRunFact> migrationRuns = new ArrayList<>();
  private final List<String> drivers = new ArrayList<>();
  private final Map<String, List<String>> poolSettings = new LinkedHashMap<>();
  private final Map<String, Integer> pending = new LinkedHashMap<>();
  private List<PendingMigration> pendingMigrations;
  private volatile boolean migrationPends;
  private final List<ReadyEvent> readySigns = new ArrayList<>();
  private volatile long newestListenerNanos = System.nanoTime() - LONG_AGO_NANOS;
  private volatile boolean readyIsAskedFor;
  private volatile boolean readyIsOff;
  private ReadyEvent answered;
  private FailureFact failure;
  private long mainNanos;
  private String mainClass;
  private boolean exitCalled;
  private String exitDuring;
  private int exitStatus;
  private List<Listening> openAtExit;
  private volatile Map<Integer, String> reserved = Map.of();
  private volatile Thread watcher;
  private final Recorder recorder;

  public Facts(Recorder recorder) {
    this.recorder = recorder;
  }

  /** When the youngest listener was added, {@link System#nanoTime}; long ago if there is none. */
  public long newestListenerNanos() {
    return newestListenerNanos;
  }

  /** The calling thread starts another one. */
  public void threadStarts(Thread child) {
    recorder.threadStarts(child);
  }

  /** Who waits for whom. */
  public Waits waits() {
    return recorder.waits();
  }

  /** Who gave work to whom. */
  public Handovers handovers() {
    return recorder.handovers();
  }

  /** The thread to wake when a port opens or the app is ready. */
  public void wakes(Thread thread) {
    watcher = thread;
  }

  private void wake() {
    Thread thread = watcher;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  /**
   * The app says what it will open a port for, if not for its users; for a socket that is opened
   * later, where the stack does not tell.
   */
  public synchronized void reserve(int port, String purpose) {
    Map<Integer, String> all = new LinkedHashMap<>(reserved);
    all.put(port, purpose);
    reserved = all;
  }

  /** What the app said that it opens the port for, or {@code null}. */
  public String reservedFor(int port) {
    return reserved.get(port);
  }

  /**
   * A socket listens; the same port and address again is no news, except that the first transport
   * seen stays, unless that one has been closed.
   */
  public void listening(Listening listener) {
    List<Listening> all = listeners();
    List<Listening> closed = new ArrayList<>(1);
    for (Listening known : all) {
      boolean same = known.port() == listener.port() && known.address().equals(listener.address());
      if (same || all.size() > MANY_LISTENERS) {
        if (known.closed()) { // asks the app's object, so not inside the lock
          closed.add(known);
        } else if (same) {
          return;
        }
      }
    }
    long cpuNanos =
        listener.thread() == Thread.currentThread()
            ? TaskClock.cpuNanos(TaskClock.currentTask())
            : -1;
    List<EndpointCount> counts = recorder.endpointCounts();
    synchronized (this) {
      for (Listening one : closed) {
        drop(one);
      }
      if (listeners.size() >= MOST) {
        return;
      }
      insert(listener.with(cpuNanos, recorder.listenerOpens(), counts));
    }
    newestListenerNanos = System.nanoTime();
    wake();
  }

  /** In the order of their instants: of two threads the one that opened first may tell last. */
  private void insert(Listening opened) {
    int at = listeners.size();
    while (at > 0 && listeners.get(at - 1).atNanos() - opened.atNanos() > 0) {
      at--;
    }
    listeners.add(at, opened);
  }

  /** By identity: the JDK keeps what a record's own {@code equals} is made of, and with it us. */
  private void drop(Listening closed) {
    for (int i = listeners.size() - 1; i >= 0; i--) {
      if (listeners.get(i) == closed) {
        listeners.remove(i);
      }
    }
  }

  /** All, in the order in which they opened. */
  public synchronized List<Listening> listeners() {
    return new ArrayList<>(listeners);
  }

  /** Those that have not been closed again. */
  public List<Listening> openListeners() {
    List<Listening> open = listeners();
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).closed()) {
        open.remove(i);
      }
    }
    return open;
  }

  /** The user has named a path: its answer counts, and not what a framework says. */
  public void readyIsAskedFor() {
    readyIsAskedFor = true;
  }

  /** The user does not want to know; what a framework says is a sign of the bind still. */
  public void readyIsOff() {
    readyIsOff = true;
  }

  /** A framework says that the app is ready; the first event counts. */
  public void ready(String by) {
    sign(by, false);
  }

  /** The path that the user named has answered. */
  public void answered(String by) {
    sign(by, true);
  }

  private void sign(String by, boolean answer) {
    synchronized (this) {
      ReadyEvent event = new ReadyEvent(System.nanoTime(), by);
      if (answer && answered == null) {
        answered = event;
      }
      if (readySigns.size() < MOST_SIGNS) {
        readySigns.add(event);
      }
    }
    wake();
  }

  /**
   * What counts as ready, {@code null} as long as there is nothing, and always where the user does
   * not want to know.
   */
  public synchronized ReadyEvent ready() {
    if (readyIsOff) {
      return null;
    }
    if (readyIsAskedFor) {
      return answered;
    }
    return readySigns.isEmpty() ? null : readySigns.get(0);
  }

  /** All that was said or seen of being ready, in the order of time. */
  public synchronized List<ReadyEvent> readySigns() {
    return new ArrayList<>(readySigns);
  }

  /** A database was connected to; what was unknown before ({@code null}) is filled in. */
  public synchronized void database(String product, String version, String url, String pool) {
    for (int i = 0; i < databases.size(); i++) {
      DatabaseFact known = databases.get(i);
      boolean same = url == null ? product.equals(known.product()) : url.equals(known.url());
      if (same) {
        databases.set(
            i,
            new DatabaseFact(
                first(known.product(), product),
                first(known.version(), version),
                first(known.url(), url),
                first(known.pool(), pool)));
        return;
      }
    }
    if (databases.size() < MOST) {
      databases.add(new DatabaseFact(product, version, url, pool));
    }
  }

  public synchronized List<DatabaseFact> databases() {
    return new ArrayList<>(databases);
  }

  /** The tool is about to run these migrations, in this order. */
  public synchronized void pending(String tool, List<PendingMigration> some) {
    Integer before = pending.get(tool);
    pending.put(tool, before == null ? some.size() : before + some.size());
    List<PendingMigration> all =
        new ArrayList<>(pendingMigrations == null ? List.of() : pendingMigrations);
    for (PendingMigration one : some) {
      if (all.size() < MOST) {
        all.add(one);
      }
    }
    pendingMigrations = all;
    migrationPends |= !some.isEmpty();
  }

  /** Whether any migration is or was to run in this start; a cheap look. */
  public boolean migrationPends() {
    return migrationPends;
  }

  /** All migrations that were to run in this start; {@code null} if no tool has said. */
  public synchronized List<PendingMigration> pendingMigrations() {
    return pendingMigrations; // replaced, never changed
  }

  /** How many migrations the tool was to run; -1 if it was not seen. */
  public synchronized int pending(String tool) {
    Integer count = pending.get(tool);
    return count == null ? -1 : count;
  }

  /** A migration begins. */
  public synchronized void migration(String tool, String id, String description, SpanNode span) {
    if (migrations.size() < MOST) {
      migrations.add(new MigrationFact(tool, id, description, span));
    }
  }

  public synchronized List<MigrationFact> migrations() {
    return new ArrayList<>(migrations);
  }

  /**
   * A migration tool runs against its history table.
   *
   * @param url of the database, without secrets, or {@code null}
   * @param table may be {@code null} and told later
   * @return what is to be told of its end
   */
  public synchronized MigrationRunFact migrationRun(
      String tool, String url, String table, long startNanos) {
    MigrationRunFact run = new MigrationRunFact(tool, url, table, startNanos);
    if (migrationRuns.size() < MOST_RUNS) {
      migrationRuns.add(run);
    }
    return run;
  }

  public synchronized List<MigrationRunFact> migrationRuns() {
    return new ArrayList<>(migrationRuns);
  }

  /** What a pool gives to its driver; names of properties, and queries without literals. */
  public synchronized void poolSettings(String url, List<String> settings) {
    if (url != null && !settings.isEmpty() && poolSettings.size() < MOST_DRIVERS) {
      poolSettings.put(url, settings);
    }
  }

  /** The settings of the pool for the database with this URL. */
  public synchronized List<String> poolSettings(String url) {
    List<String> settings = poolSettings.get(url);
    return settings == null ? List.of() : settings;
  }

  /** A JDBC driver of this class is there to be used. */
  public synchronized void driver(String className) {
    if (drivers.size() < MOST_DRIVERS && !drivers.contains(className)) {
      drivers.add(className);
    }
  }

  public synchronized List<String> drivers() {
    return new ArrayList<>(drivers);
  }

  /** What goes to and from others. */
  public Traffic traffic() {
    return recorder.traffic();
  }

  /**
   * Nobody caught an exception on the calling thread. The main thread's stays; of others the last.
   */
  public void uncaught(Throwable thrown) {
    Thread thread = Thread.currentThread();
    String during = recorder.failedDuring(thread, thrown);
    failed(Failures.name(thrown), Failures.message(thrown), during, name(thread));
  }

  /**
   * A framework gave the start up on the calling thread. Kept is the exception that began it, not
   * those that carry it; where it happened is the innermost span that it left.
   */
  public void gaveUp(Throwable thrown) {
    Thread thread = Thread.currentThread();
    String during = recorder.failedDuring(thread, thrown);
    Throwable first = Failures.first(thrown);
    failed(Failures.name(first), Failures.message(first), during, name(thread));
  }

  private static String name(Thread thread) {
    return OneLine.of(Secrets.scrub(thread.getName()));
  }

  /** What ended the start; the main thread's first stays. */
  public synchronized void failed(String type, String message, String during, String thread) {
    if (failure == null || !failure.thread().equals("main")) {
      failure = new FailureFact(type, message, during, thread, System.nanoTime());
    }
  }

  public synchronized FailureFact failure() {
    return failure;
  }

  /**
   * The calling thread called {@code System.exit} or {@code Runtime.halt}; the first one counts.
   */
  public void exitCalled() {
    ThreadRecord record = recorder.recordOf(Thread.currentThread());
    SpanNode inside = record == null ? null : record.innermost();
    synchronized (this) {
      if (!exitCalled) {
        exitCalled = true;
        exitDuring = inside == null || inside.parent == null ? null : inside.label;
      }
    }
  }

  /**
   * The innermost span in which exit was called, or {@code null}; asked later, the thread would be
   * found waiting for the shutdown hooks.
   */
  public synchronized String exitDuring() {
    return exitDuring;
  }

  public synchronized boolean wasExitCalled() {
    return exitCalled;
  }

  /** The JVM shuts down with this status; 128 and more are signals if nobody called exit. */
  public void shutsDown(int status) {
    List<Listening> open = openListeners();
    synchronized (this) {
      exitStatus = status;
      openAtExit = open;
    }
  }

  /** Whether the JVM shuts down without a failure, a signal or an exit status other than 0. */
  public synchronized boolean endsInPeace() {
    return failure == null && exitStatus == 0;
  }

  /**
   * What was open when exit or a signal began to shut the JVM down, before the app's own hooks
   * close it; what is open now if nothing did.
   */
  public List<Listening> openAtExit() {
    List<Listening> open;
    synchronized (this) {
      open = openAtExit;
    }
    return open == null ? openListeners() : open;
  }

  /** The name of the signal that ended it, or {@code null}. */
  public synchronized String signal() {
    return switch (exitCalled ? 0 : exitStatus) {
      case 129 -> "SIGHUP";
      case 130 -> "SIGINT";
      case 143 -> "SIGTERM";
      default -> null;
    };
  }

  /** The launcher has loaded the main class and is about to call it. */
  public synchronized void mainBegins(String className, long nowNanos) {
    if (mainClass == null) {
      mainClass = className;
      mainNanos = nowNanos;
    }
  }

  /** 0 if it was not seen. */
  public synchronized long mainNanos() {
    return mainNanos;
  }

  public synchronized String mainClass() {
    return mainClass;
  }

  private static String first(String a, String b) {
    return a != null ? a : b;
  }
}
