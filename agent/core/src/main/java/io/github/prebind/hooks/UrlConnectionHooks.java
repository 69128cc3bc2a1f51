package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * Which HTTP calls does the app make with {@code HttpURLConnection}, and how long do they take?
 *
 * <p>Read and tested: JDK 17 and 25. The answer's code and headers come from {@code
 * getInputStream}; the HTTPS connection delegates to a subclass of the HTTP one that has a {@code
 * connect} of its own. Names, sockets and TLS are spans below.
 */
public final class UrlConnectionHooks extends HookSet {
  static final String TABLE =
      """
      sun.net.www.protocol.http.HttpURLConnection
        getInputStream/0     http outer : *
        getOutputStream/0    http outer : *
        connect/0            http outer : *
      sun.net.www.protocol.https.AbstractDelegateHttpsURLConnection
        connect/0            http outer : *
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (!(self instanceof HttpURLConnection connection)) {
      return hook.method();
    }
    URL url = connection.getURL();
    String method = connection.getRequestMethod();
    // The connection itself does so when the body's stream is asked for, and only then.
    if (hook.method().equals("getOutputStream") && method.equals("GET")) {
      method = "POST";
    }
    return HttpLabel.of(method, url.getProtocol(), url.getHost(), url.getPort(), url.getPath());
  }
}
