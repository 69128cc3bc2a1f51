package io.github.prebind.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReportSchemaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "outcome": "bound"    | "outcome": "BOUND"
          "outcome": "bound"    | "outcome": "died"
          "kind": "jvm"         | "kind": "java"
          "port": 8080          | "port": 8080.5
          "port": 8080          | "port": 70000
          "target": true        | "target": "yes"
          "failure": null,      | ''
          "spans": []           | "spans": null
          "cds": "on"           | "cds": null
          "aotCache": "none"    | "aotCache": "off"
          "schema": "prebind/1" | "schema": "prebind/2"
          "2026-11-21T          | "21.11.2026T
          """)
  void refusesAWrongReport(String good, String bad) {
    String json = StartJson.write(Starts.bareServer());
    String wrong = json.replace(good, bad == null ? "" : bad);

    assertThat(wrong).isNotEqualTo(json);
    assertThat(ReportSchema.problems(wrong)).isNotEmpty();
  }

  @Test
  void allowsFieldsOfALaterVersion() {
    String json = StartJson.write(Starts.bareServer());

    assertThat(ReportSchema.problems(json.replaceFirst("\\{", "{\"later\": 1,"))).isEmpty();
  }

  @Test
  void isASchemaOfItsDraft() {
    assertThat(ReportSchema.problemsOfTheSchema()).isEmpty();
  }

  /** The order and the nullness that the writer and the reader go by are those of the schema. */
  @Test
  void agreesWithTheTablesOfTheCode() {
    JsonNode schema = ReportSchema.tree();
    TreeMap<String, Class<?>> records = new TreeMap<>();
    records.put("", Start.class);
    for (Class<?> type : Start.class.getDeclaredClasses()) {
      if (type.isRecord()) {
        records.put(definition(type), type);
      }
    }
    Fields fields = new Fields();
    records.forEach(
        (name, type) -> {
          JsonNode object = name.isEmpty() ? schema : schema.get("$defs").get(name);
          List<String> contract = new ArrayList<>();
          List<String> nullable = new ArrayList<>();
          for (RecordComponent field : fields.of(type)) {
            if (!Fields.added(field)) {
              contract.add(field.getName());
            }
            if (Fields.nullable(field)) {
              nullable.add(field.getName());
            }
          }
          assertThat(texts(object.get("required"))).as(name).isEqualTo(contract);
          assertThat(nullable(object)).as(name).isEqualTo(nullable);
        });
  }

  private static String definition(Class<?> type) {
    String name = type.getSimpleName().replace("Facts", "");
    return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asString()));
    return texts;
  }

  private static List<String> nullable(JsonNode object) {
    List<String> names = new ArrayList<>();
    for (var property : object.get("properties").properties()) {
      JsonNode type = property.getValue();
      boolean inTypes = type.has("type") && type.get("type").toString().contains("\"null\"");
      boolean inChoice = type.has("oneOf") && type.get("oneOf").toString().contains("\"null\"");
      if (inTypes || inChoice) {
        names.add(property.getKey());
      }
    }
    return names;
  }
}
