package io.github.prebind.sick;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks the URL of its argument, and waits for the answer. */
public final class RemoteCallBeforeBind {
  private RemoteCallBeforeBind() {}

  public static void main(String[] args) throws IOException {
    HttpURLConnection call = (HttpURLConnection) URI.create(args[0]).toURL().openConnection();
    System.out.println(call.getResponseCode());
    Port.open();
  }
}
