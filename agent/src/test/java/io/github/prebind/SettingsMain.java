package io.github.prebind;

/** Says a line on each stream and ends with the status that it is given. */
final class SettingsMain {
  private SettingsMain() {}

  public static void main(String[] args) {
    System.out.println("app out");
    System.err.println("app err");
    if (args.length > 1) {
      System.out.println("bridge " + bridge());
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().startsWith("prebind")) {
          System.out.println("thread " + thread.getName());
        }
      }
    }
    System.exit(Integer.parseInt(args[0]));
  }

  private static String bridge() {
    try {
      return Class.forName("java.lang.PrebindBridge").getName();
    } catch (ClassNotFoundException e) {
      return "absent";
    }
  }
}
