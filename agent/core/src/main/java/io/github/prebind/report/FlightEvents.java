package io.github.prebind.report;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.SpanFacts;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;

/**
 * Puts a start into the JFR recordings that run in this JVM: one event for each span, and one for
 * the bind. Stateless.
 *
 * <p>JFR stamps an event when it is written, and has no way to write one of the past. So all of
 * them carry the instant behind the bind, and {@code began} and {@code lasted} are fields: with an
 * event for each call while it runs, every woven call would pay, also where no recording runs.
 */
public final class FlightEvents {
  /** Loaded in each JVM in which a recording runs, and in hardly any other. */
  public static final String RECORDER = "jdk.jfr.FlightRecorder";

  private FlightEvents() {}

  /** Writes the events, if a recording runs that takes them. Loads classes of JFR. */
  public static void write(Start start) {
    if (!FlightRecorder.isInitialized()) {
      return;
    }
    long processMillis = start.origin().process().toEpochMilli();
    if (EventType.getEventType(SpanEvent.class).isEnabled()) {
      for (SpanFacts span : start.spans()) {
        of(span, processMillis).commit();
      }
    }
    if (start.bind() != null) {
      bind(start, processMillis).commit();
    }
  }

  /** Writes the event of ready, which comes later, in the same way. */
  public static void writeReady(Start start) {
    if (!FlightRecorder.isInitialized() || start.ready() == null || start.bind() == null) {
      return;
    }
    ReadyEvent event = new ReadyEvent();
    event.by = start.ready().by();
    event.ready = start.origin().process().toEpochMilli() + Math.round(start.ready().atMillis());
    event.sinceStart = nanos(start.ready().atMillis());
    event.bind = nanos(start.bind().atMillis());
    event.commit();
  }

  private static SpanEvent of(SpanFacts span, long processMillis) {
    SpanEvent event = new SpanEvent();
    event.id = span.id();
    event.parent = span.parent() == null ? -1 : span.parent();
    event.calledOn = span.thread();
    event.kind = span.kind();
    event.label = span.label();
    event.began = processMillis + Math.round(span.startMillis());
    event.sinceStart = nanos(span.startMillis());
    event.lasted = nanos(span.endMillis() - span.startMillis());
    event.inside = nanos(span.millis());
    event.count = span.count();
    event.roundTrips = span.roundTrips();
    event.open = span.open();
    event.error = span.error();
    return event;
  }

  private static BindEvent bind(Start start, long processMillis) {
    BindEvent event = new BindEvent();
    event.port = start.bind().port();
    event.address = start.bind().address();
    event.openedOn = start.bind().thread();
    event.transport = start.bind().transport();
    event.opened = processMillis + Math.round(start.bind().atMillis());
    event.sinceStart = nanos(start.bind().atMillis());
    Long deadlineMillis = start.verdict().deadlineMillis();
    event.deadline = deadlineMillis == null ? 0 : deadlineMillis;
    event.late = Boolean.FALSE.equals(start.verdict().inTime());
    return event;
  }

  private static long nanos(double millis) {
    return Math.round(millis * 1e6);
  }
}
