package io.github.prebind.weave;

import io.github.prebind.record.Kind;

/**
 * Wraps one method: a call at its beginning, one before each return, and a handler around it all
 * that tells of the exception and throws it on.
 *
 * <p>No local variable is used, since the recorder keeps a stack for each thread; so the frames of
 * the method stay true, and the handler's own frame needs nothing but the exception. In a
 * constructor the handler begins behind the call of the other one ({@code super} or {@code this}).
 * What that call throws is not seen; the recorder closes such a span when its parent ends.
 */
final class MethodWeaver {
  private final ClassFile file;
  private final boolean isStatic;
  private final boolean constructor;
  private final String descriptor;
  private final Hook hook;
  private final int number;

  MethodWeaver(ClassFile file, boolean isStatic, String descriptor, Hook hook, int number) {
    this.file = file;
    this.isStatic = isStatic;
    this.constructor = hook.method().equals("<init>");
    this.descriptor = descriptor;
    this.hook = hook;
    this.number = number;
  }

  Addition addition() {
    Addition all = new Addition();
    all.constructor = constructor;
    all.parameters = constructor ? Parameters.count(descriptor) : 0;
    all.atBegin = atBegin();
    all.beforeReturn = beforeReturn(constructor);
    all.beforeReturnWithoutThis = constructor ? beforeReturn(false) : null;
    all.handler = handler();
    return all;
  }

  private byte[] atBegin() {
    Instructions to = new Instructions(file);
    to.push(number);
    to.add(constructor || isStatic ? Opcodes.ACONST_NULL : Opcodes.ALOAD_0);
    pushArgument(to);
    to.callBridge("enter", "(ILjava/lang/Object;Ljava/lang/Object;)V");
    return to.toArray();
  }

  private void pushArgument(Instructions to) {
    int at = Parameters.at(descriptor, hook.argument());
    int slot = Parameters.slot(descriptor, hook.argument(), isStatic);
    switch (at < 0 ? 'V' : descriptor.charAt(at)) {
      case 'J':
        to.load(Opcodes.LLOAD, slot);
        to.callStatic("java/lang/Long", "valueOf", "(J)Ljava/lang/Long;");
        break;
      case 'V', 'D', 'F':
        to.add(Opcodes.ACONST_NULL);
        break;
      case 'I', 'S', 'B', 'C':
        to.load(Opcodes.ILOAD, slot);
        to.callStatic("java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;");
        break;
      case 'Z':
        to.load(Opcodes.ILOAD, slot);
        to.callStatic("java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;");
        break;
      default:
        to.load(Opcodes.ALOAD, slot);
    }
  }

  private byte[] beforeReturn(boolean withThis) {
    Instructions to = new Instructions(file);
    char returned = Parameters.returned(descriptor);
    if (hook.kind() == Kind.SQL) {
      tellRows(returned, to);
    }
    if (returned == 'L' || returned == '[') {
      to.add(Opcodes.DUP);
      to.push(number);
      to.add(Opcodes.SWAP);
    } else {
      to.push(number);
      to.add(withThis ? Opcodes.ALOAD_0 : Opcodes.ACONST_NULL);
    }
    to.callBridge("exit", "(ILjava/lang/Object;)V");
    return to.toArray();
  }

  /** A statement that returns a number returns how many rows it has changed. */
  private void tellRows(char returned, Instructions to) {
    if (returned == 'I') {
      to.add(Opcodes.DUP);
      to.add(Opcodes.I2L);
    } else if (returned == 'J') {
      to.add(Opcodes.DUP2);
    } else {
      return;
    }
    to.push(number);
    to.callBridge("rows", "(JI)V");
  }

  private byte[] handler() {
    Instructions to = new Instructions(file);
    to.add(Opcodes.DUP);
    to.push(number);
    to.add(Opcodes.SWAP);
    to.callBridge("fail", "(ILjava/lang/Throwable;)V");
    to.add(Opcodes.ATHROW);
    return to.toArray();
  }
}
