package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * Which HTTP calls does the app make with OkHttp, and how long do they take?
 *
 * <p>Read: OkHttp 3.0, 3.14, 4.12, 5.4; tested: 3.14, 5.5. Calls that are enqueued run on threads
 * of OkHttp's and block nobody.
 */
public final class OkHttpHooks extends HookSet {
  static final String TABLE =
      """
      okhttp3.RealCall  okhttp3.internal.connection.RealCall
        execute/0  http outer : *
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    Object request = AppObject.call(self, "request");
    String url = AppObject.text(AppObject.call(request, "url"), "toString");
    return HttpLabel.ofUrl(AppObject.text(request, "method"), url);
  }
}
