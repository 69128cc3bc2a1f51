package io.github.prebind.weave;

import java.util.List;

/**
 * Wraps the hooked methods of one class. All else is copied as it is, without being parsed. For one
 * class.
 */
final class ClassWeaver {
  private static final int STATIC = 0x0008;

  /** Methods that are native or abstract; and bridges, which call a method that is timed itself. */
  private static final int NOT_WOVEN = 0x0100 | 0x0400 | 0x0040;

  private static final int ABSENT = -1;
  private static final byte[] CODE = ClassFile.textBytes("Code");

  private final Weaver weaver;
  private final List<Hook> hooks;
  private final byte[][] names;
  private final boolean[] found;

  ClassWeaver(Weaver weaver, List<Hook> hooks) {
    this.weaver = weaver;
    this.hooks = hooks;
    this.names = new byte[hooks.size()][];
    this.found = new boolean[hooks.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = hooks.get(i).methodBytes;
    }
  }

  /** The woven class, or {@code null} if no method of it could be woven. */
  byte[] weave(byte[] bytes) {
    ClassFile file = new ClassFile(bytes);
    int at = file.constantsEnd + 6; // its flags, its name, its parent's
    at += 2 + 2 * file.u2(at); // its interfaces
    int fields = file.u2(at);
    for (at += 2; fields > 0; fields--) {
      at = file.memberEnd(at);
    }
    Bytes woven = null;
    int copied = file.constantsEnd;
    int methods = file.u2(at);
    for (at += 2; methods > 0; methods--) {
      int end = file.memberEnd(at);
      int hook = (file.u2(at) & NOT_WOVEN) == 0 ? hook(file, at) : ABSENT;
      int code = hook == ABSENT ? ABSENT : code(file, at);
      if (code != ABSENT) {
        woven = woven == null ? new Bytes(bytes.length + bytes.length / 4) : woven;
        woven.copy(bytes, copied, code);
        copied = code;
        if (new CodeWeaver(file, code, addition(file, at, hooks.get(hook))).write(woven)) {
          copied = file.attributeEnd(code);
          found[hook] = true;
        }
      }
      at = end;
    }
    if (skippedMethods() == found.length) {
      return null;
    }
    woven.copy(bytes, copied, bytes.length);
    return file.with(woven);
  }

  /** How many hooks met no method that can be woven; to be asked after {@link #weave}. */
  int skippedMethods() {
    int skipped = 0;
    for (boolean one : found) {
      if (!one) {
        skipped++;
      }
    }
    return skipped;
  }

  /** Which hook the method has that begins there. Most have none, and differ by their length. */
  private int hook(ClassFile file, int method) {
    int name = file.u2(method + 2);
    int length = file.textLength(name);
    for (int i = 0; i < found.length; i++) {
      if (names[i].length == length
          && file.isText(name, names[i])
          && hooks.get(i).matches(descriptor(file, method))) {
        return i;
      }
    }
    return ABSENT;
  }

  private static String descriptor(ClassFile file, int method) {
    return file.text(file.u2(method + 4));
  }

  /** Where the code of the method stands that begins there. */
  private static int code(ClassFile file, int method) {
    int at = method + 8;
    for (int left = file.u2(method + 6); left > 0; left--) {
      if (file.isText(file.u2(at), CODE)) {
        return at;
      }
      at = file.attributeEnd(at);
    }
    return ABSENT;
  }

  private Addition addition(ClassFile file, int method, Hook hook) {
    String descriptor = descriptor(file, method);
    if (hook.flow() != null) {
      return new FlowWeaver(file, descriptor, hook).addition();
    }
    boolean isStatic = (file.u2(method) & STATIC) != 0;
    int number = weaver.number(hook);
    return new MethodWeaver(file, isStatic, descriptor, hook, number).addition();
  }
}
