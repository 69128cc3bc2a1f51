package io.github.prebind.report;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/** One span of the start in a JFR recording: the same facts as in the report. */
@Name("prebind.Span")
@Label("Span")
@Category("Prebind")
@Description("A timed call on the way to the open port")
@StackTrace(false)
final class SpanEvent extends Event {
  @Label("Id")
  int id;

  @Label("Parent")
  @Description("The id of the span that it ran in, or -1")
  int parent;

  @Label("Called On")
  @Description("The thread's name")
  String calledOn;

  @Label("Kind")
  String kind;

  @Label("Call")
  String label;

  @Label("Began")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long began;

  @Label("Since Start")
  @Description("From the start of the process until it began")
  @Timespan(Timespan.NANOSECONDS)
  long sinceStart;

  @Label("Lasted")
  @Description("From its beginning to its end; of several calls from the first to the last")
  @Timespan(Timespan.NANOSECONDS)
  long lasted;

  @Label("Inside")
  @Description("Time inside the calls")
  @Timespan(Timespan.NANOSECONDS)
  long inside;

  @Label("Calls")
  long count;

  @Label("Round Trips")
  long roundTrips;

  @Label("Open")
  @Description("Had not ended")
  boolean open;

  @Label("Error")
  String error;
}
