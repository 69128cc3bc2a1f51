package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;
import java.net.URI;
import java.net.http.HttpRequest;

/**
 * Which HTTP calls does the app make with {@code java.net.http}, and how long do they take?
 *
 * <p>Read and tested: JDK 17 and 25. The facade that the app holds calls {@code send} of the class
 * named here. It connects on other threads; the caller only waits. {@code sendAsync} blocks nobody:
 * who waits for its future shows in {@link WaitHooks}.
 */
public final class HttpClientHooks extends HookSet {
  static final String TABLE =
      """
      jdk.internal.net.http.HttpClientImpl
        send/2    http outer arg=0 : *
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (!(argument instanceof HttpRequest request) || request.uri() == null) {
      return hook.method();
    }
    URI uri = request.uri();
    return HttpLabel.of(
        request.method(), uri.getScheme(), uri.getHost(), uri.getPort(), uri.getRawPath());
  }
}
