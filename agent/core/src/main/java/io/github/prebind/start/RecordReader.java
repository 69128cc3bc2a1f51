package io.github.prebind.start;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON objects as records. Every complaint is an {@link IllegalArgumentException} that names the
 * path in the file and what was expected there.
 */
final class RecordReader {
  private final JsonReader in;
  private final Fields fields = new Fields();

  RecordReader(JsonReader in) {
    this.in = in;
  }

  Record read(Class<?> type) throws IOException {
    expect(JsonToken.BEGIN_OBJECT, "an object");
    String path = in.getPath();
    RecordComponent[] known = fields.of(type);
    Object[] values = new Object[known.length];
    boolean[] seen = new boolean[known.length];
    in.beginObject();
    while (in.hasNext()) {
      int i = indexOf(known, in.nextName());
      if (i < 0) {
        in.skipValue();
      } else if (seen[i]) {
        throw wrong(in.getPath(), "stands here twice");
      } else {
        seen[i] = true;
        values[i] = field(known[i]);
      }
    }
    in.endObject();
    for (int i = 0; i < known.length; i++) {
      if (values[i] == null && !Fields.nullable(known[i])) {
        if (!Fields.added(known[i])) {
          throw wrong(path + "." + known[i].getName(), "is missing");
        }
        values[i] = absent(known[i].getType());
      }
    }
    return create(type, known, values);
  }

  private Object field(RecordComponent field) throws IOException {
    if (in.peek() == JsonToken.NULL && (Fields.nullable(field) || Fields.added(field))) {
      in.nextNull();
      return null;
    }
    Object value = value(field.getGenericType());
    if (field.getDeclaringRecord() == Start.class
        && field.getName().equals("schema")
        && !Start.SCHEMA.equals(value)) {
      throw new IllegalArgumentException("its schema is \"" + value + "\"");
    }
    return value;
  }

  private Object value(Type type) throws IOException {
    if (type == String.class) {
      expect(JsonToken.STRING, "a text");
      return in.nextString();
    } else if (type == int.class || type == Integer.class) {
      return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == long.class || type == Long.class) {
      return whole(Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (type == double.class || type == Double.class) {
      expect(JsonToken.NUMBER, "a number");
      return in.nextDouble();
    } else if (type == boolean.class || type == Boolean.class) {
      expect(JsonToken.BOOLEAN, "true or false");
      return in.nextBoolean();
    } else if (type == Instant.class) {
      return instant();
    } else if (type == Start.Outcome.class) {
      return outcome();
    } else if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Map.class
          ? texts()
          : list(generic.getActualTypeArguments()[0]);
    }
    return read((Class<?>) type);
  }

  private long whole(long least, long most) throws IOException {
    expect(JsonToken.NUMBER, "a whole number");
    String path = in.getPath();
    try {
      long value = in.nextLong();
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong(path, "expected a whole number from " + least + " to " + most);
  }

  private Instant instant() throws IOException {
    expect(JsonToken.STRING, "an instant");
    String path = in.getPath();
    try {
      return Instant.parse(in.nextString());
    } catch (DateTimeException e) {
      throw wrong(path, "expected an instant such as 2026-11-21T08:00:00Z");
    }
  }

  private Start.Outcome outcome() throws IOException {
    expect(JsonToken.STRING, "an outcome");
    String path = in.getPath();
    String text = in.nextString();
    for (Start.Outcome outcome : Start.Outcome.values()) {
      if (outcome.id().equals(text)) {
        return outcome;
      }
    }
    throw wrong(path, "expected bound, died, stopped or not bound");
  }

  private List<Object> list(Type element) throws IOException {
    expect(JsonToken.BEGIN_ARRAY, "a list");
    List<Object> list = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      list.add(value(element));
    }
    in.endArray();
    return Collections.unmodifiableList(list);
  }

  private Map<String, String> texts() throws IOException {
    expect(JsonToken.BEGIN_OBJECT, "an object");
    Map<String, String> texts = new LinkedHashMap<>();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      expect(JsonToken.STRING, "a text");
      texts.put(name, in.nextString());
    }
    in.endObject();
    return Collections.unmodifiableMap(texts);
  }

  private void expect(JsonToken token, String what) throws IOException {
    JsonToken found = in.peek();
    if (found != token) {
      throw wrong(in.getPath(), "expected " + what + ", found " + name(found));
    }
  }

  private static String name(JsonToken token) {
    return switch (token) {
      case BEGIN_OBJECT -> "an object";
      case BEGIN_ARRAY -> "a list";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      default -> "the end";
    };
  }

  /** What stands for a field that an earlier version of this schema did not write yet. */
  private static Object absent(Class<?> type) {
    if (type == List.class) {
      return List.of();
    } else if (type == Map.class) {
      return Map.of();
    } else if (type == boolean.class) {
      return false;
    } else if (type == int.class) {
      return 0;
    } else if (type == long.class) {
      return 0L;
    }
    return 0.0;
  }

  private static int indexOf(RecordComponent[] fields, String name) {
    for (int i = 0; i < fields.length; i++) {
      if (fields[i].getName().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static Record create(Class<?> type, RecordComponent[] fields, Object[] values) {
    RecordComponent[] declared = type.getRecordComponents();
    Class<?>[] types = new Class<?>[declared.length];
    Object[] arguments = new Object[declared.length];
    for (int i = 0; i < declared.length; i++) {
      types[i] = declared[i].getType();
      arguments[i] = values[indexOf(fields, declared[i].getName())];
    }
    try {
      return (Record) type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("a public record of this package", e);
    }
  }

  /** The path without the library's "$." for the root. */
  private static IllegalArgumentException wrong(String path, String what) {
    String place = path.startsWith("$.") ? path.substring(2) : path.equals("$") ? "" : path;
    return new IllegalArgumentException(place.isEmpty() ? what : place + ": " + what);
  }
}
