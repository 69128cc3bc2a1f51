package io.github.prebind;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;

/**
 * Holds a report against the JSON Schema in the jar under test, and against what no schema can say:
 * that each fact that is not known has its reason.
 */
public final class ReportSchema {
  private static final String ENTRY = "prebind-1.schema.json";
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text(), InputFormat.JSON);

  private ReportSchema() {}

  /** What is wrong with the report; empty if nothing is. */
  public static List<String> problems(String json) {
    List<String> problems = new ArrayList<>();
    SCHEMA.validate(json, InputFormat.JSON).forEach(error -> problems.add(error.toString()));
    JsonObject report = JsonParser.parseString(json).getAsJsonObject();
    Set<String> unknown = new TreeSet<>();
    addNulls("", report, unknown);
    // Not unknown, but none: a span without a parent or an error, a sample outside of all spans.
    unknown.removeIf(path -> path.startsWith("spans.") || path.equals("samples.span"));
    if (report.has("reasons")) {
      unknown.removeAll(report.getAsJsonObject("reasons").keySet());
    }
    unknown.forEach(path -> problems.add(path + " is null, and no reason is given"));
    return problems;
  }

  private static void addNulls(String path, JsonElement element, Set<String> into) {
    if (element.isJsonNull()) {
      into.add(path);
    } else if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(one -> addNulls(path, one, into));
    } else if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> field : element.getAsJsonObject().entrySet()) {
        String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        addNulls(below, field.getValue(), into);
      }
    }
  }

  private static String text() {
    try (JarFile jar = new JarFile(System.getProperty("prebind.jar"));
        InputStream in = jar.getInputStream(jar.getEntry(ENTRY))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
