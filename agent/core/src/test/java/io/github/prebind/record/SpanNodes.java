package io.github.prebind.record;

/** Makes spans for tests outside this package. */
public final class SpanNodes {
  private SpanNodes() {}

  /** Folded calls: start, end, start, end; without the last end, the last call is open. */
  public static SpanNode called(long... startsAndEnds) {
    SpanNode node = new SpanNode(Kind.SLEEP, "Thread.sleep", null, null);
    for (int i = 0; i < startsAndEnds.length; i++) {
      if (i % 2 == 0) {
        node.begin(startsAndEnds[i]);
      } else {
        node.end(startsAndEnds[i]);
      }
    }
    return node;
  }
}
