package io.github.prebind;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.http.HttpHost;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.RestClient;

/** Asks for two addresses with the client that the first argument names. */
final class HttpClientsMain {
  private HttpClientsMain() {}

  /** One call, which returns the answer's status. */
  private interface Call {
    int to(String url) throws Exception;
  }

  public static void main(String[] args) {
    Call call =
        switch (args[0]) {
          case "okhttp" -> HttpClientsMain::okHttp;
          case "apache4" -> HttpClientsMain::apache4;
          case "apache5" -> HttpClientsMain::apache5;
          case "elasticsearch" -> HttpClientsMain::elasticsearch;
          case "elasticsearch5" -> HttpClientsMain::elasticsearch5;
          default -> throw new IllegalArgumentException(args[0]);
        };
    for (int i = 1; i < args.length; i++) {
      try {
        System.out.println("status " + call.to(args[i] + "?token=hunter2"));
      } catch (Exception e) {
        System.out.println("no answer: " + e);
      }
    }
    System.exit(0);
  }

  private static int okHttp(String url) throws IOException {
    Request request = new Request.Builder().url(url).build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      return response.code();
    }
  }

  private static int apache4(String url) throws IOException {
    try (org.apache.http.impl.client.CloseableHttpClient client =
            org.apache.http.impl.client.HttpClients.createDefault();
        org.apache.http.client.methods.CloseableHttpResponse response =
            client.execute(new org.apache.http.client.methods.HttpGet(url))) {
      EntityUtils.consume(response.getEntity());
      return response.getStatusLine().getStatusCode();
    }
  }

  private static int apache5(String url) throws IOException {
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      return client.execute(new HttpGet(url), response -> response.getCode());
    }
  }

  private static int elasticsearch(String url) throws IOException {
    int path = url.indexOf('/', "http://".length());
    try (RestClient client = RestClient.builder(HttpHost.create(url.substring(0, path))).build()) {
      return client
          .performRequest(new org.elasticsearch.client.Request("GET", url.substring(path)))
          .getStatusLine()
          .getStatusCode();
    }
  }

  private static int elasticsearch5(String url) throws Exception {
    int path = url.indexOf('/', "http://".length());
    try (co.elastic.clients.transport.rest5_client.low_level.Rest5Client client =
        co.elastic.clients.transport.rest5_client.low_level.Rest5Client.builder(
                org.apache.hc.core5.http.HttpHost.create(url.substring(0, path)))
            .build()) {
      return client
          .performRequest(
              new co.elastic.clients.transport.rest5_client.low_level.Request(
                  "GET", url.substring(path)))
          .getStatusCode();
    }
  }
}
