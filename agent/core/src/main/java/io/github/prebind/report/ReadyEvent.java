package io.github.prebind.report;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/** The instant at which the app was ready in a JFR recording. */
@Name("prebind.Ready")
@Label("Ready")
@Category("Prebind")
@Description("The app said or showed that it serves")
@StackTrace(false)
final class ReadyEvent extends Event {
  @Label("By")
  @Description("The framework's event, or the path that answered")
  String by;

  @Label("Ready")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long ready;

  @Label("Since Start")
  @Description("From the start of the process until the app was ready")
  @Timespan(Timespan.NANOSECONDS)
  long sinceStart;

  @Label("Bind")
  @Description("From the start of the process until the port was open")
  @Timespan(Timespan.NANOSECONDS)
  long bind;
}
