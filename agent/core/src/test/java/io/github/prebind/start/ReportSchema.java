package io.github.prebind.start;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds a report against the JSON Schema that ships in the jar. */
public final class ReportSchema {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(text(), InputFormat.JSON);

  private ReportSchema() {}

  /** What is wrong with the report; empty if nothing is. */
  public static List<String> problems(String json) {
    return lines(SCHEMA.validate(json, InputFormat.JSON));
  }

  static List<String> problemsOfTheSchema() {
    Schema draft = REGISTRY.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));
    return lines(draft.validate(text(), InputFormat.JSON));
  }

  static JsonNode tree() {
    return JsonMapper.shared().readTree(text());
  }

  private static List<String> lines(List<Error> errors) {
    return errors.stream().map(Error::toString).toList();
  }

  private static String text() {
    try (InputStream in = Start.class.getResourceAsStream("prebind-1.schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
