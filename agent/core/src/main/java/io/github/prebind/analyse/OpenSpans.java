package io.github.prebind.analyse;

import io.github.prebind.record.SpanNode;
import io.github.prebind.record.ThreadRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a thread is in the middle of. */
public final class OpenSpans {
  private OpenSpans() {}

  /** The open spans from the outermost to the innermost. */
  public static List<SpanNode> of(ThreadRecord record) {
    List<SpanNode> open = new ArrayList<>();
    for (SpanNode at = record.innermost(); at != null && at.parent != null; at = at.parent) {
      open.add(at);
    }
    Collections.reverse(open);
    return open;
  }

  /** The label of the innermost open span, or {@code null}. */
  public static String innermostLabel(ThreadRecord record) {
    SpanNode innermost = record.innermost();
    return innermost.parent == null ? null : innermost.label;
  }
}
