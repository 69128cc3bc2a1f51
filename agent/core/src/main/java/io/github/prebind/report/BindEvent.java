package io.github.prebind.report;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/** The instant at which the port was open in a JFR recording. */
@Name("prebind.Bind")
@Label("Bind")
@Category("Prebind")
@Description("The app opened its port")
@StackTrace(false)
final class BindEvent extends Event {
  @Label("Port")
  int port;

  @Label("Address")
  String address;

  @Label("Opened On")
  @Description("The thread's name")
  String openedOn;

  @Label("Transport")
  String transport;

  @Label("Opened")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long opened;

  @Label("Since Start")
  @Description("From the start of the process until the port was open")
  @Timespan(Timespan.NANOSECONDS)
  long sinceStart;

  @Label("Deadline")
  @Description("How long the platform waits; 0 if it is not known")
  @Timespan(Timespan.MILLISECONDS)
  long deadline;

  @Label("Late")
  boolean late;
}
