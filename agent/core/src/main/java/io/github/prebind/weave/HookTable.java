package io.github.prebind.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which methods are timed, by the internal name of their class.
 *
 * <p>A table is text. A line that begins in the first column names one or more classes; the
 * indented lines below it name methods of all of them:
 *
 * <pre>
 * com.acme.Pool  com.acme.OldPool
 *   getConnection          pool outer : Acme getConnection
 *   open(Ljava/lang/String;)  connect arg=0 : *
 *   started/2              event : -
 *   write/3                sends arg=2 : -
 *   read/3                 receives : -
 *   finishRead             receives of=read : -
 * </pre>
 *
 * <p>{@code *Driver} stands for every class of the app's whose name ends so and that no table
 * names; what it does not declare is left out silently.
 *
 * <p>A method is given by its name (all overloads), by name and the beginning of its descriptor, or
 * by name and number of parameters; {@code <init>} is a constructor. Then follow the kind, or
 * {@code event} for a call that is only told to the hook set; the flags {@code arg=N} (hand over
 * parameter N, from 0), {@code outer} (only the outermost call of its kind) and {@code code} (call
 * the hook set's code besides timing); and after a colon the label, {@code *} if the hook set
 * computes it.
 *
 * <p>Instead of a kind, {@code sends} and {@code receives} tell what a method of a connection does
 * with bytes. How many are sent is parameter {@code arg=N}, a number or a buffer, some without it;
 * how many are received is what the method returns, or with {@code of=name} what the calls of that
 * name inside it return.
 *
 * <p>Only the class names are read at once, for premain's sake; the methods when a class of that
 * name is loaded. Reads may come from any thread; {@link #add} is synchronised and publishes a new
 * map.
 */
public final class HookTable {
  private volatile Map<String, Block> blocks = new HashMap<>(256);

  /** What will take the place of {@link #blocks}, while many tables are added. */
  private Map<String, Block> next;

  /** The ends of names, and the lines for each; complete when the table is shared. */
  private String[] ends = {};

  private Block[] endBlocks = {};

  /** Names with dots; complete when the table is shared. */
  private final Set<String> jdkClasses = new HashSet<>();

  /** The lines below one class line. */
  private static final class Block {
    final String text;
    final int from;
    final HookSets.Source source;
    final Block next;
    List<Hook> hooks;

    Block(String text, int from, HookSets.Source source, Block next) {
      this.text = text;
      this.from = from;
      this.source = source;
      this.next = next;
    }
  }

  /** Reads the class lines of a table. Only before the table is shared, or from {@link #addAll}. */
  void read(String text, HookSets.Source source) {
    readInto(next == null ? blocks : next, text, source);
  }

  /** Adds the tables that {@code later} reads into the weaver, while the app runs. */
  synchronized void addAll(Weaver.LaterTables later, Weaver weaver) {
    next = new HashMap<>(1024);
    next.putAll(blocks);
    try {
      later.readLater(weaver);
      blocks = next;
    } finally {
      next = null;
    }
  }

  /** Adds a table while the app runs. */
  synchronized void add(String text, HookSets.Source source) {
    Map<String, Block> grown = new HashMap<>(blocks);
    readInto(grown, text, source);
    blocks = grown;
  }

  private void readInto(Map<String, Block> blocks, String text, HookSets.Source source) {
    int length = text.length();
    for (int at = 0; at < length; ) {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        end = length;
      }
      if (end > at && text.charAt(at) != ' ') {
        for (int name = at; name < end; ) {
          int stop = text.indexOf(' ', name);
          if (stop < 0 || stop > end) {
            stop = end;
          }
          if (stop > name && text.charAt(name) == '*') {
            addEnd(text.substring(name + 1, stop), new Block(text, end + 1, source, null));
          } else if (stop > name) {
            String internal = text.substring(name, stop).replace('.', '/');
            blocks.put(internal, new Block(text, end + 1, source, blocks.get(internal)));
            if (isJdk(text, name)) {
              jdkClasses.add(text.substring(name, stop));
            }
          }
          name = stop + 1;
        }
      }
      at = end + 1;
    }
  }

  private void addEnd(String end, Block block) {
    ends = Arrays.copyOf(ends, ends.length + 1);
    ends[ends.length - 1] = end;
    endBlocks = Arrays.copyOf(endBlocks, ends.length);
    endBlocks[ends.length - 1] = block;
  }

  /** Whether a class that no table names may have hooks by the end of its internal name. */
  boolean containsEnd(String internalName) {
    return endOf(internalName) >= 0;
  }

  private int endOf(String internalName) {
    for (int i = 0; i < ends.length; i++) {
      if (internalName.endsWith(ends[i])) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether what begins there is the name of a class that the JVM may have loaded before any agent.
   */
  private static boolean isJdk(String text, int at) {
    return text.startsWith("java.", at)
        || text.startsWith("sun.", at)
        || text.startsWith("jdk.", at);
  }

  /**
   * Whether a class of the JDK's has hooks; by its name with dots, since turning the names of some
   * 500 that are there in premain into internal ones would be the most work that premain does. An
   * array's name is in no table.
   */
  boolean containsJdkClass(String name) {
    return jdkClasses.contains(name);
  }

  /** Whether a class of this internal name has hooks. */
  public boolean contains(String internalName) {
    return blocks.containsKey(internalName);
  }

  /** The hooks of a class, empty if it has none. */
  List<Hook> hooks(String internalName, HookSets sets) {
    List<Hook> all = new ArrayList<>();
    int end = contains(internalName) ? -1 : endOf(internalName);
    if (end >= 0) {
      Block block = endBlocks[end];
      return HookLines.parse(block.text, block.from, internalName, block.source, sets);
    }
    for (Block block = blocks.get(internalName); block != null; block = block.next) {
      synchronized (block) {
        if (block.hooks == null) {
          block.hooks = HookLines.parse(block.text, block.from, internalName, block.source, sets);
        }
      }
      all.addAll(block.hooks);
    }
    return all;
  }
}
