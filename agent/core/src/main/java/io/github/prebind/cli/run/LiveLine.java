package io.github.prebind.cli.run;

/** Shows how far a start is while it is waited for. For one thread. */
interface LiveLine extends AutoCloseable {
  /** This is how far it is now; to be called a few times a second. */
  void show(String text);

  /** There is nothing more to show; what follows is printed as if it had never been there. */
  @Override
  void close();
}
