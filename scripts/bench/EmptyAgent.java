/** An agent that does nothing: what any {@code -javaagent} costs. */
class EmptyAgent {
  public static void premain(String argument) {}
}
