package io.github.prebind.demo.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP answer: a status and a JSON body.
 *
 * @param retryAfterSeconds for the header of that name; 0 leaves it out
 */
record Answer(int status, Object body, int retryAfterSeconds) {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  static Answer ok(Object body) {
    return new Answer(200, body, 0);
  }

  static Answer error(int status, String message) {
    return new Answer(status, Map.of("error", message), 0);
  }

  /** An object whose fields stand in the order given: name, value, name, value. */
  static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] bytes = (GSON.toJson(body) + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    if (retryAfterSeconds > 0) {
      exchange.getResponseHeaders().set("Retry-After", Integer.toString(retryAfterSeconds));
    }
    if (status == 405) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
    }
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
