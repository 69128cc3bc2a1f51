package io.github.prebind.weave;

import io.github.prebind.record.Facts;
import io.github.prebind.record.Problems;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
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
  private final List<String> wovenNames = new ArrayList<>();
  private final AtomicInteger skippedMethods = new AtomicInteger();
  private Hook[] hooks = new Hook[64];
  private int hookCount;
  private final ClassLoader systemLoader = ClassLoader.getSystemClassLoader();
  private final Facts facts;
  private final String namedMain = namedMain();
  private volatile boolean mainAwaited = true;
  private volatile boolean leaving;

  public Weaver(Instrumentation instrumentation, Facts facts, Problems problems) {
    this.instrumentation = instrumentation;
    this.problems = problems;
    this.facts = facts;
    this.sets = new HookSets(facts, this);
  }

  /** Reads one library's table; only before {@link #install}. */
  public void read(String simpleName, String text) {
    table.read(text, new HookSets.Source(simpleName));
  }

  /** Begins to weave: classes to come as they are loaded, and those that are there already. */
  public void install() {
    instrumentation.addTransformer(this, true);
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (table.containsClass(type)) {
        loaded.add(type);
      }
    }
    retransform(loaded);
  }

  /**
   * Times methods of a class that was found by observation, from now on.
   *
   * @param type a class that is loaded
   * @param table its lines, with {@code type}'s own name in the class line
   * @param simpleName the hook set whose table it is
   */
  public void weaveAlso(Class<?> type, String table, String simpleName) {
    if (leaving || this.table.contains(type.getName().replace('.', '/'))) {
      return;
    }
    this.table.add(table, new HookSets.Source(simpleName));
    List<Class<?>> one = new ArrayList<>(1);
    one.add(type);
    retransform(one);
  }

  /** Whether a class of this name, with dots, is timed already. */
  public boolean knows(String className) {
    return table.contains(className.replace('.', '/'));
  }

  private void retransform(List<Class<?>> classes) {
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
    } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
      if (classes.size() == 1) {
        problems.tell("cannot time " + classes.get(0).getName() + ": " + e);
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
    if (internalName == null || leaving) {
      return null;
    }
    if (mainAwaited && loader == systemLoader) {
      lookForMain(internalName);
    }
    if (!table.contains(internalName)) {
      return null;
    }
    try {
      ClassWeaver weaver = new ClassWeaver(this, table.hooks(internalName, sets));
      byte[] woven = weaver.weave(bytes);
      skippedMethods.addAndGet(weaver.skippedMethods());
      if (woven != null) {
        synchronized (wovenNames) {
          if (!wovenNames.contains(internalName)) {
            wovenNames.add(internalName);
          }
        }
      }
      return woven;
    } catch (Throwable e) { // whatever it is, the class must load as it came
      problems.tell("cannot time " + internalName.replace('/', '.') + ": " + e);
      return null;
    }
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
   */
  public int skippedMethods() {
    return skippedMethods.get();
  }

  /** Restores every woven class and removes itself. May be called once. */
  public void leave() {
    leaving = true;
    List<Class<?>> woven = new ArrayList<>();
    synchronized (wovenNames) {
      for (Class<?> type : instrumentation.getAllLoadedClasses()) {
        if (!type.isArray() && wovenNames.contains(type.getName().replace('.', '/'))) {
          woven.add(type);
        }
      }
    }
    retransform(woven);
    instrumentation.removeTransformer(this);
  }
}
