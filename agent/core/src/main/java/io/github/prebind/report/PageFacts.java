package io.github.prebind.report;

import com.google.gson.stream.JsonWriter;
import io.github.prebind.analyse.Place;
import io.github.prebind.analyse.ProjectionModel;
import io.github.prebind.analyse.ProjectionUnknowns;
import io.github.prebind.analyse.Way;
import io.github.prebind.platform.Platform;
import io.github.prebind.platform.PlatformCatalogue;
import io.github.prebind.platform.PlatformEntry;
import io.github.prebind.record.Kind;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.PlatformFacts;
import io.github.prebind.start.Start.SpanFacts;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the page of the HTML report needs besides the report itself, as JSON: what this version
 * makes of the start, so that the page says the same as the other outputs. A pure function.
 */
final class PageFacts {
  private final Start start;
  private final Way way;
  private final StringWriter text = new StringWriter(8 * 1024);
  private final JsonWriter out = new JsonWriter(text);
  private final List<String> unknowns = new ArrayList<>();

  private PageFacts(Start start, Way way) {
    this.start = start;
    this.way = way;
    out.setSerializeNulls(true);
  }

  static String json(Start start, Way way) {
    PageFacts facts = new PageFacts(start, way);
    try {
      facts.write();
    } catch (IOException e) {
      throw new AssertionError("writing to memory", e);
    }
    return facts.text.toString();
  }

  private void write() throws IOException {
    out.beginObject();
    out.name("endMillis").value(finite(way.endMillis()));
    out.name("jvmFromMillis").value(finite(way.jvmFromMillis()));
    out.name("jvmMillis").value(finite(way.jvmMillis()));
    out.name("containerMillis").value(Headline.containerMillis(start));
    way();
    kinds();
    out.name("statements").beginArray();
    for (Statement one : Statement.of(start.spans())) {
      out.beginObject();
      out.name("sql").value(one.sql());
      out.name("millis").value(finite(one.millis()));
      out.name("count").value(one.count());
      out.name("roundTrips").value(one.roundTrips());
      out.endObject();
    }
    out.endArray();
    out.name("environment").beginArray();
    for (EnvironmentFact fact : EnvironmentFact.of(start)) {
      out.beginArray().value(fact.name()).value(fact.value()).endArray();
    }
    out.endArray();
    platforms();
    model();
    out.endObject();
  }

  private void way() throws IOException {
    out.name("rows").beginArray();
    for (Way.Part row : way.rows()) {
      part(row, CostRows.title(row));
    }
    out.endArray();
    out.name("parts").beginArray();
    for (Way.Part part : way.parts()) {
      part(part, KindNames.named(part.kind(), part.label()));
    }
    out.endArray();
    out.name("frames").beginArray();
    for (SpanFacts frame : way.frames()) {
      out.value(frame.id());
    }
    out.endArray();
  }

  private void part(Way.Part part, String title) throws IOException {
    out.beginObject();
    out.name("kind").value(part.kind());
    out.name("title").value(title);
    out.name("startMillis").value(finite(part.startMillis()));
    out.name("endMillis").value(finite(part.endMillis()));
    out.name("millis").value(finite(part.millis()));
    out.name("span");
    if (part.span() == null) {
      out.nullValue();
    } else {
      out.value(part.span().id());
    }
    out.endObject();
  }

  private void kinds() throws IOException {
    out.name("kinds").beginObject();
    for (Kind kind : Kind.values()) {
      out.name(kind.id()).beginObject();
      out.name("name").value(KindNames.fully(kind.id()));
      out.name("blocking").value(kind.blocking());
      out.endObject();
    }
    out.endObject();
  }

  private void platforms() throws IOException {
    PlatformCatalogue catalogue = PlatformCatalogue.load();
    out.name("platforms").beginArray();
    for (String id : catalogue.ids()) {
      PlatformEntry entry = PlatformEntry.of(catalogue, id);
      platform(entry.facts());
      for (Platform size : entry.sizes()) {
        platform(size);
      }
    }
    out.endArray();
  }

  private void platform(Platform one) throws IOException {
    out.beginObject();
    out.name("id").value(one.id());
    out.name("size").value(one.size());
    out.name("name").value(one.name());
    out.name("deadlineMillis").value(one.deadlineMillis());
    out.name("deadlineStatus").value(one.deadlineStatus());
    out.name("cpus").value(one.cpus());
    out.name("sizeStatus").value(one.sizeStatus());
    out.name("memoryBytes").value(one.memoryBytes());
    unknown(one.memoryBytes(), one.watchesHttp() ? one.name() : null);
    out.endObject();
  }

  /** The projection's constants, what it says nothing about, and why there may be none. */
  private void model() throws IOException {
    out.name("model").beginObject();
    out.name("shortSlices").value(ProjectionModel.SHORT_SLICES);
    out.name("compilersShare").value(ProjectionModel.COMPILERS_SHARE);
    out.name("serialWork").value(ProjectionModel.SERIAL_WORK);
    out.name("g1Everywhere").value(ProjectionModel.G1_EVERYWHERE);
    out.name("serverBytes").value(Place.SERVER_BYTES);
    out.name("range").value(ProjectionModel.RANGE);
    PlatformFacts here = start.platform();
    unknown(null, here != null && here.watchesHttp() ? Headline.name(here) : null);
    String reason = null;
    try {
      ProjectionModel.project(start, new Place(1, Map.of(), null));
    } catch (IllegalArgumentException e) {
      reason = e.getMessage();
    }
    out.name("none").value(reason);
    out.endObject();
    out.name("unknowns").beginArray();
    for (String one : unknowns) {
      out.value(one);
    }
    out.endArray();
  }

  /**
   * What a projection to a place with this much memory leaves open, as places in one list.
   *
   * @param waitsForHttp the platform's name if it waits for an HTTP answer, else {@code null}
   */
  private void unknown(Long memoryBytes, String waitsForHttp) throws IOException {
    unknown("unknownAsHere", new Place(1, Map.of(), memoryBytes, waitsForHttp));
    unknown("unknownThere", new Place(1, Map.of("*", 1.0), memoryBytes, waitsForHttp));
  }

  private void unknown(String name, Place place) throws IOException {
    out.name(name).beginArray();
    for (String one : ProjectionUnknowns.of(start, place)) {
      if (!unknowns.contains(one)) {
        unknowns.add(one);
      }
      out.value(unknowns.indexOf(one));
    }
    out.endArray();
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }
}
