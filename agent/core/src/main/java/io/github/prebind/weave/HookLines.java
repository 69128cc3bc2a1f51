package io.github.prebind.weave;

import io.github.prebind.hooks.HookSet;
import io.github.prebind.record.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads the method lines of a {@link HookTable}. */
final class HookLines {
  private HookLines() {}

  static List<Hook> parse(
      String text, int from, String internalName, HookSets.Source source, HookSets sets) {
    List<Hook> hooks = new ArrayList<>();
    String owner = internalName.replace('/', '.');
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        end = text.length();
      }
      hooks.add(line(text.substring(at, end).strip(), owner, source, sets));
      at = end + 1;
    }
    return hooks;
  }

  private static Hook line(String line, String owner, HookSets.Source source, HookSets sets) {
    int colon = line.indexOf(" : ");
    if (colon < 0) {
      throw new IllegalArgumentException("no label in the hook line \"" + line + "\" of " + owner);
    }
    String label = line.substring(colon + 3).strip();
    String selector = null;
    Kind kind = null;
    boolean event = false;
    Hook.Flow flow = null;
    boolean outermost = false;
    boolean code = false;
    int argument = -1;
    for (int at = 0; at < colon; ) {
      int stop = line.indexOf(' ', at);
      String word = line.substring(at, stop);
      at = stop + 1;
      if (word.isEmpty()) {
        continue;
      }
      if (selector == null) {
        selector = word;
      } else if (word.equals("event")) {
        event = true;
      } else if (word.equals("sends")) {
        flow = new Hook.Flow(true, null);
      } else if (word.equals("receives")) {
        flow = new Hook.Flow(false, null);
      } else if (word.startsWith("of=")) {
        flow = new Hook.Flow(false, word.substring(3));
      } else if (word.equals("outer")) {
        outermost = true;
      } else if (word.equals("code")) {
        code = true;
      } else if (word.startsWith("arg=")) {
        argument = Integer.parseInt(word.substring(4));
      } else {
        kind = Kind.of(word);
        if (kind == null) {
          throw new IllegalArgumentException("unknown kind " + word + " in the hooks of " + owner);
        }
      }
    }
    int meanings = (event ? 1 : 0) + (kind != null ? 1 : 0) + (flow != null ? 1 : 0);
    if (selector == null || meanings != 1) {
      throw new IllegalArgumentException(
          "a hook is a kind, an event, or sends or receives: \"" + line + "\" of " + owner);
    }
    int open = selector.indexOf('(');
    int slash = selector.indexOf('/');
    String parameters = open < 0 ? null : selector.substring(open);
    int count = open < 0 && slash > 0 ? Integer.parseInt(selector.substring(slash + 1)) : -1;
    String method = selector;
    if (open >= 0) {
      method = selector.substring(0, open);
    } else if (slash > 0) {
      method = selector.substring(0, slash);
    }
    boolean computed = label.equals("*");
    HookSet set = event || code || computed ? sets.get(source) : null;
    return new Hook(
        owner,
        method,
        parameters,
        count,
        kind,
        argument,
        outermost,
        event || code,
        flow,
        computed ? null : label,
        set);
  }
}
