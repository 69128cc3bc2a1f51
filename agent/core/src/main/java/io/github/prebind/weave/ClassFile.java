package io.github.prebind.weave;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A class file as far as weaving needs it: where its parts lie, its constants, and those that are
 * added to them (Java Virtual Machine Specification, chapter 4). What is damaged ends in an {@link
 * IllegalArgumentException} or an {@link IndexOutOfBoundsException}. For one thread.
 */
final class ClassFile {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int OLDEST = 45;
  private static final int FIRST_CONSTANT = 10;
  private static final int MOST_CONSTANTS = 0xFFFF;

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  final byte[] bytes;

  /** Where each constant's content begins, behind its tag; 0 for the second half of a wide one. */
  private final int[] constants;

  /** The index of the first byte behind the constants: the class's access flags. */
  final int constantsEnd;

  private final Bytes added = new Bytes(512);
  private final Map<String, Integer> addedIndexes = new HashMap<>();
  private int constantCount;

  ClassFile(byte[] bytes) {
    this.bytes = bytes;
    if (bytes.length < FIRST_CONSTANT || u4(0) != MAGIC) {
      throw new IllegalArgumentException("not a class file");
    }
    if (version() == OLDEST && u2(4) < 3) { // methods looked different before 45.3
      throw new IllegalArgumentException("a class file of Java 1.0");
    }
    int count = u2(8);
    int[] begins = new int[count];
    int at = FIRST_CONSTANT;
    for (int i = 1; i < count; i++) {
      begins[i] = at + 1;
      int kind = bytes[at];
      at += constantSize(kind, at);
      if (kind == LONG || kind == DOUBLE) {
        i++; // takes two numbers
      }
    }
    constants = begins;
    constantCount = count;
    constantsEnd = at;
  }

  private int constantSize(int kind, int at) {
    switch (kind) {
      case UTF8:
        return 3 + u2(at + 1);
      case CLASS, 8, 16, 19, 20: // a string, a method type, a module, a package
        return 3;
      case 15: // a method handle
        return 4;
      case 3, 4, 9, METHOD, 11, NAME_AND_TYPE, 17, 18: // int, float, references, dynamic ones
        return 5;
      case LONG, DOUBLE:
        return 9;
      default:
        throw new IllegalArgumentException("a class file with constants of kind " + kind);
    }
  }

  /** The major version: 52 for Java 8. */
  int version() {
    return u2(6);
  }

  int u1(int at) {
    return bytes[at] & 0xFF;
  }

  int u2(int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  /** A signed number of two bytes. */
  int s2(int at) {
    return (short) u2(at);
  }

  int u4(int at) {
    return u2(at) << 16 | u2(at + 2);
  }

  /** Where the field or method ends that begins there. */
  int memberEnd(int at) {
    return attributesEnd(at + 6);
  }

  /** Where the attributes end whose count stands there. */
  int attributesEnd(int at) {
    int end = at + 2;
    for (int left = u2(at); left > 0; left--) {
      end = attributeEnd(end);
    }
    return end;
  }

  int attributeEnd(int at) {
    int length = u4(at + 2);
    if (length < 0) {
      throw new IllegalArgumentException("a class file with an attribute of more than 2 GB");
    }
    return at + 6 + length;
  }

  /** Whether that constant is this text, given as {@link #textBytes}. */
  boolean isText(int constant, byte[] text) {
    int at = constants[constant];
    return u2(at) == text.length
        && Arrays.equals(bytes, at + 2, at + 2 + text.length, text, 0, text.length);
  }

  /** How many bytes the constant has that is a text. */
  int textLength(int constant) {
    return u2(constants[constant]);
  }

  /**
   * A text as class files have it, but for letters beyond the first 65,536 and the one numbered 0.
   */
  static byte[] textBytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A constant that is a text. */
  String text(int constant) {
    int at = constants[constant];
    return new String(bytes, at + 2, u2(at), StandardCharsets.UTF_8);
  }

  /** Which constant is the name of the method that a call's constant refers to. */
  int calledName(int reference) {
    return u2(constants[u2(constants[reference] + 2)]);
  }

  /** Which constant is the descriptor of the method that a call's constant refers to. */
  int calledDescriptor(int reference) {
    return u2(constants[u2(constants[reference] + 2)] + 2);
  }

  /** Adds a text of ASCII letters. */
  int addText(String text) {
    Integer there = addedIndexes.get(text);
    if (there != null) {
      return there;
    }
    added.u1(UTF8).u2(text.length());
    for (int i = 0; i < text.length(); i++) {
      added.u1(text.charAt(i));
    }
    return numbered(text);
  }

  /** Adds a class of this internal name. */
  int addClass(String name) {
    String key = name + ' ';
    Integer there = addedIndexes.get(key);
    if (there != null) {
      return there;
    }
    int text = addText(name);
    added.u1(CLASS).u2(text);
    return numbered(key);
  }

  /** Adds a method of a class, not of an interface. */
  int addMethod(String owner, String name, String descriptor) {
    String key = owner + ' ' + name + descriptor;
    Integer there = addedIndexes.get(key);
    if (there != null) {
      return there;
    }
    int type = addClass(owner);
    int nameText = addText(name);
    int descriptorText = addText(descriptor);
    added.u1(NAME_AND_TYPE).u2(nameText).u2(descriptorText);
    int nameAndType = numbered(name + ' ' + descriptor);
    added.u1(METHOD).u2(type).u2(nameAndType);
    return numbered(key);
  }

  private int numbered(String key) {
    if (constantCount == MOST_CONSTANTS) {
      throw new IllegalArgumentException("no room for more constants");
    }
    addedIndexes.put(key, constantCount);
    return constantCount++;
  }

  /** The class file with all that was added, and something else behind its constants. */
  byte[] with(Bytes rest) {
    Bytes all = new Bytes(constantsEnd + added.length() + rest.length());
    all.copy(bytes, 0, constantsEnd);
    all.putU2(8, constantCount);
    all.copy(added);
    all.copy(rest);
    return all.toArray();
  }
}
