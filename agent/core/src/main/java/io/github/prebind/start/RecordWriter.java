package io.github.prebind.start;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Records as JSON objects. A record below a list stands on one line, so that a report reads like a
 * table. Never fails on what is in the facts: what must not be null and is, becomes an empty text,
 * list or zero.
 */
final class RecordWriter {
  /** Doubles from here on have no decimals left to round. */
  private static final double EXACT = 1L << 52;

  private static final FormattingStyle LINE =
      FormattingStyle.COMPACT.withSpaceAfterSeparators(true);

  private final JsonWriter out;
  private final Fields fields = new Fields();

  RecordWriter(JsonWriter out) {
    this.out = out;
  }

  void write(Record value) throws IOException {
    out.beginObject();
    parts(value);
    out.endObject();
  }

  private void parts(Record value) throws IOException {
    for (RecordComponent field : fields.of(value.getClass())) {
      Object part = valueOf(field, value);
      if (Fields.leftOutIfEmpty(field) && isEmpty(part)) {
        continue;
      }
      out.name(field.getName());
      if (part instanceof Double number && !Double.isFinite(number)) {
        part = null;
      }
      if (part != null) {
        any(part);
      } else if (Fields.nullable(field)) {
        out.nullValue();
      } else {
        empty(field.getType());
      }
    }
  }

  private static boolean isEmpty(Object part) {
    return part == null
        || part instanceof List<?> list && list.isEmpty()
        || part instanceof Long number && number == 0;
  }

  private void any(Object value) throws IOException {
    if (value instanceof Record record) {
      write(record);
    } else if (value instanceof Double number) {
      number(number);
    } else if (value instanceof Number number) {
      out.value(number.longValue());
    } else if (value instanceof Boolean bool) {
      out.value(bool);
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof Start.Outcome outcome) {
      out.value(outcome.id());
    } else {
      out.value(wellFormed(value.toString()));
    }
  }

  private void list(List<?> list) throws IOException {
    out.beginArray();
    FormattingStyle outside = out.getFormattingStyle();
    if (!list.isEmpty() && list.get(0) instanceof Number) {
      out.setFormattingStyle(LINE);
    }
    for (Object element : list) {
      if (element instanceof Record record) {
        line(record);
      } else if (element != null) {
        any(element);
      }
    }
    out.endArray();
    out.setFormattingStyle(outside);
  }

  /** The style is set behind the element's own line break, which still belongs to the page. */
  private void line(Record record) throws IOException {
    out.beginObject();
    out.setFormattingStyle(LINE);
    parts(record);
    out.endObject();
    out.setFormattingStyle(StartJson.PAGE);
  }

  private void map(Map<?, ?> map) throws IOException {
    out.beginObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.name(wellFormed(String.valueOf(entry.getKey())))
          .value(wellFormed(String.valueOf(entry.getValue())));
    }
    out.endObject();
  }

  /** Half of a surrogate pair is no text that a strict reader takes; U+FFFD stands for it. */
  private static String wellFormed(String text) {
    StringBuilder repaired = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      repaired = repaired == null ? new StringBuilder(text) : repaired;
      repaired.setCharAt(i, '\ufffd');
    }
    return repaired == null ? text : repaired.toString();
  }

  private void number(double value) throws IOException {
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      out.value((long) value);
    } else if (Math.abs(value) >= EXACT) {
      out.value(value);
    } else {
      BigDecimal rounded = BigDecimal.valueOf(Math.round(value * 1000), 3).stripTrailingZeros();
      out.value(rounded.scale() <= 0 ? new BigDecimal(rounded.toBigInteger()) : rounded);
    }
  }

  private void empty(Class<?> type) throws IOException {
    if (type == List.class) {
      out.beginArray().endArray();
    } else if (type == Map.class) {
      out.beginObject().endObject();
    } else if (type == String.class) {
      out.value("");
    } else if (type.isPrimitive()) {
      out.value(0);
    } else {
      out.nullValue();
    }
  }

  private static Object valueOf(RecordComponent field, Record record) {
    try {
      return field.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("a public record of this package", e);
    }
  }
}
