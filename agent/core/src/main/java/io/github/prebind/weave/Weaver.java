package io.github.prebind.weave;

import io.github.prebind.record.Facts;
import io.github.prebind.record.Problems;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks each class that is loaded up in the {@link HookTable} and wraps the methods that stand
 * there.
 *
 * <p>For the thousands of classes that are not in the table, the cost is one hash lookup.
 * Thread-safe: classes are loaded by many threads at once.
 */
public final class Weaver implements ClassFileTransformer {
  private final Instrumentation instrumentation;
  private final HookTable table = new HookTable();
  private final HookSets sets;
  private final Problems problems;

  /** Names, internal ones; both guarded by the first. */
  private final Set<String> wovenNames = new HashSet<>();

  private final Set<String> lookedAtNames = new HashSet<>();
  private int skippedMethods;

  /** Threads that are about to weave; nobody is when {@link #leaving} has been seen by all. */
  private final AtomicInteger weaving = new AtomicInteger();

  /** Made with the first class that is met. */
  private Underway underway;

  /** Classes that were woven while they were being loaded; made with the first one. */
  private List<ClassDefinition> definitions;

  /** Tables that are not read yet; {@code null} once they are. */
  private volatile LaterTables later;

  private Hook[] hooks = new Hook[64];
  private int hookCount;
  private final ClassLoader systemLoader = ClassLoader.getSystemClassLoader();

  /** No table names what it loads, and premain meets hardly any other loader's classes. */
  private final Object ownLoader;

  private final Facts facts;
  private final String namedMain = namedMain();
  private volatile boolean mainAwaited = true;
  private volatile boolean leaving;

  public Weaver(Instrumentation instrumentation, Facts facts, Problems problems) {
    this.instrumentation = instrumentation;
    this.problems = problems;
    this.facts = facts;
    this.sets = new HookSets(facts, this);
    ClassLoader own = Weaver.class.getClassLoader();
    this.ownLoader = own == systemLoader ? this : own; // the app's too only in unit tests
  }

  /** Reads one library's table; only before {@link #install}. */
  public void read(String simpleName, String text) {
    table.read(text, new HookSets.Source(simpleName));
  }

  /** Tables that are read with the first class whose name they may have. */
  public interface LaterTables {
    /** Whether a class of this internal name may stand in one of them. */
    boolean mayName(String internalName);

    /** Reads them all, by {@link Weaver#read}. */
    void readLater(Weaver weaver);
  }

  /** Leaves tables to be read when they are needed; only before {@link #install}. */
  public void later(LaterTables tables) {
    later = tables;
  }

  private void readWhatIsNeededFor(String internalName) {
    LaterTables tables = later;
    if (tables != null && tables.mayName(internalName)) {
      synchronized (table) {
        if (later != null) {
          table.addAll(tables, this);
          later = null;
        }
      }
    }
  }

  /** Begins to weave: classes to come as they are loaded, and those that are there already. */
  public void install() {
    instrumentation.addTransformer(this, true);
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      ClassLoader loader = type.getClassLoader();
      if (loader == null ? table.containsJdkClass(type.getName()) : isTimed(type, loader)) {
        loaded.add(type);
      }
    }
    retransform(loaded);
  }

  private boolean isTimed(Class<?> type, ClassLoader loader) {
    if (loader == ownLoader || type.isArray()) {
      return false;
    }
    String internalName = type.getName().replace('.', '/');
    readWhatIsNeededFor(internalName);
    return table.contains(internalName);
  }

  /**
   * Times methods of a class that the calling thread may be about to load, if nothing times it yet:
   * then it is woven as it comes. To weave a class that is there stops every thread for 15 to 25 ms
   * where some thousands of classes are loaded (JDK 17, Kafka and Spring Boot). Whether it came
   * before is found out by {@link #weaveAlso}.
   *
   * @param internalName the class
   * @param table its lines, with that name in the class line
   * @param simpleName the hook set whose table it is
   */
  public void expect(String internalName, String table, String simpleName) {
    if (!leaving) {
      underway().expects(this.table, internalName, table, new HookSets.Source(simpleName));
    }
  }

  /**
   * Times methods of a class that was found by observation, from now on. When several threads meet
   * it at once, one weaves and the others wait for that.
   *
   * @param type a class that is loaded
   * @param table its lines, with {@code type}'s own name in the class line
   * @param simpleName the hook set whose table it is
   */
  public void weaveAlso(Class<?> type, String table, String simpleName) {
    String name = type.getName().replace('.', '/');
    weaving.incrementAndGet();
    try {
      HookSets.Source source = new HookSets.Source(simpleName);
      if (leaving || !underway().begins(this.table, name, table, source, hasLookedAt(name))) {
        return;
      }
      try {
        List<Class<?>> one = new ArrayList<>(1);
        one.add(type);
        retransform(one);
      } finally {
        underway().ends(name);
      }
    } finally {
      weaving.decrementAndGet();
    }
  }

  private boolean hasLookedAt(String internalName) {
    synchronized (wovenNames) {
      return lookedAtNames.contains(internalName);
    }
  }

  private synchronized Underway underway() {
    if (underway == null) {
      underway = new Underway();
    }
    return underway;
  }

  /** Whether a class of this name, with dots, is timed already. */
  public boolean knows(String className) {
    readWhatIsNeededFor(className.replace('.', '/'));
    return table.contains(className.replace('.', '/'));
  }

  void retransform(List<Class<?>> classes) {
    for (int i = classes.size() - 1; i >= 0; i--) {
      if (!instrumentation.isModifiableClass(classes.get(i))) {
        classes.remove(i);
      }
    }
    if (classes.isEmpty()) {
      return;
    }
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (Throwable e) { // InternalError, for one, if a class cannot be linked
      if (classes.size() == 1) {
        String what = leaving ? "cannot restore " : "cannot time ";
        problems.tellIfPossible(what + classes.get(0).getName() + ": ", e);
        return;
      }
      for (Class<?> type : classes) {
        List<Class<?>> one = new ArrayList<>(1);
        one.add(type);
        retransform(one);
      }
    }
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] bytes) {
    if (internalName == null || leaving || loader == ownLoader) {
      return null;
    }
    if (mainAwaited && loader == systemLoader) {
      lookForMain(internalName);
    }
    if (loader != null && later != null) { // none of them names a class of java.base's
      readWhatIsNeededFor(internalName);
    }
    if (!table.contains(internalName) && (loader == null || !table.containsEnd(internalName))) {
      return null;
    }
    weaving.incrementAndGet();
    try {
      return leaving ? null : weave(loader, internalName, redefined, bytes);
    } catch (Throwable e) { // whatever it is, the class must load as it came
      problems.tell("cannot time " + internalName.replace('/', '.') + ": " + e);
      return null;
    } finally {
      weaving.decrementAndGet();
    }
  }

  private byte[] weave(ClassLoader loader, String internalName, Class<?> redefined, byte[] bytes) {
    ClassWeaver weaver = new ClassWeaver(this, table.hooks(internalName, sets));
    byte[] woven = weaver.weave(bytes);
    synchronized (wovenNames) {
      if (table.contains(internalName) && lookedAtNames.add(internalName)) {
        skippedMethods += weaver.skippedMethods();
      }
      if (woven != null) {
        wovenNames.add(internalName);
        if (redefined == null && loader != null) {
          definitions = definitions == null ? new ArrayList<>() : definitions;
          definitions.add(new ClassDefinition(loader, internalName.replace('/', '.')));
        }
      }
    }
    return woven;
  }

  /**
   * The main class is the one that the command names, or, where that names a jar or a module, the
   * first one that the launcher asks the system loader for. Its stack tells the launcher from other
   * agents, for the price of some JDK classes.
   */
  private void lookForMain(String internalName) {
    try {
      boolean found =
          namedMain == null ? launcherAsks() : namedMain.equals(internalName.replace('/', '.'));
      if (found) {
        mainAwaited = false;
        facts.mainBegins(internalName.replace('/', '.'), System.nanoTime());
      }
    } catch (Throwable e) { // the class must load
      mainAwaited = false;
    }
  }

  private static boolean launcherAsks() {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (frame.getClassName().equals("sun.launcher.LauncherHelper")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The class that the launcher's command names; {@code null} if it names a jar, a module or
   * nothing.
   */
  private static String namedMain() {
    String command = System.getProperty("sun.java.command", "");
    int blank = command.indexOf(' ');
    String first = blank < 0 ? command : command.substring(0, blank);
    boolean aClass = !first.isEmpty() && first.indexOf('/') < 0 && !first.endsWith(".jar");
    return aClass ? first : null;
  }

  /** Gives a hook its number. */
  synchronized int number(Hook hook) {
    if (hook.number < 0) {
      if (hookCount == hooks.length) {
        Hook[] grown = new Hook[hookCount * 2];
        System.arraycopy(hooks, 0, grown, 0, hookCount);
        hooks = grown;
      }
      hooks[hookCount] = hook;
      hook.number = hookCount++;
    }
    return hook.number;
  }

  /**
   * The hook with this number. Without a lock: the woven class that carries the number was defined
   * after the array was written, by the thread that then ran it or by one that synchronised on the
   * class.
   */
  public Hook hook(int number) {
    return hooks[number];
  }

  /** How many classes have been woven so far. */
  public int wovenClasses() {
    synchronized (wovenNames) {
      return wovenNames.size();
    }
  }

  /**
   * How many methods of the table could not be woven: absent in this version, native or abstract.
   * Each is counted once, however often its class is transformed.
   */
  public int skippedMethods() {
    synchronized (wovenNames) {
      return skippedMethods;
    }
  }

  /**
   * Restores every woven class and removes itself. May be called once. A class that is being loaded
   * meanwhile is waited for, so that it does not stay woven.
   */
  public void leave() {
    leaving = true;
    Restoration restoration = new Restoration(this, instrumentation);
    try {
      restoration.awaitWeavingThreads();
      restoration.restore();
    } finally {
      instrumentation.removeTransformer(this);
    }
    restoration.restoreLateOnes();
  }

  boolean isAnyThreadWeaving() {
    return weaving.get() > 0;
  }

  boolean isWoven(Class<?> type) {
    if (type.isArray()) {
      return false;
    }
    synchronized (wovenNames) {
      return wovenNames.contains(type.getName().replace('.', '/'));
    }
  }

  /** What has been woven while it was loaded. */
  List<ClassDefinition> definitions() {
    synchronized (wovenNames) {
      return definitions == null ? List.of() : new ArrayList<>(definitions);
    }
  }
}
