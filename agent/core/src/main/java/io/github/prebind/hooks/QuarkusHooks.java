package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;

/**
 * How long does Quarkus start, and when does it say that it has started?
 *
 * <p>Read: Quarkus 0.x, 1.x and 3.x; tested: 3.20. {@code Application.start} calls the generated
 * {@code doStart}, in which the observers of {@code StartupEvent} run and then the HTTP server
 * opens its port, and takes the state {@code STARTED}. So {@code StartupEvent} comes before the
 * bind, and the return of {@code start} is the instant at which Quarkus is ready. An auxiliary
 * application, one that is embedded in another JVM's work, says nothing of the app.
 *
 * <p>Before that the generated class's initialiser does what was prepared at build time ("static
 * init"). Both call the recorders of the extensions; of these the ones are timed that take long in
 * an app of its own: ArC, the observers of the start, and the HTTP server.
 *
 * <p>The management interface opens its port beside the HTTP server's, on an event loop whose stack
 * does not tell, and often first. The options that Quarkus makes for it name the port before that.
 */
public final class QuarkusHooks extends HookSet {
  static final String TABLE =
      """
      io.quarkus.runtime.Application
        start([Ljava/lang/String;)  framework code : Quarkus start
      io.quarkus.runner.ApplicationImpl
        <clinit>                    framework : Quarkus static init
      io.quarkus.arc.Arc
        initialize                  framework : ArC container start
      io.quarkus.arc.runtime.ArcRecorder
        handleLifecycleEvents       framework : Quarkus startup observers
      io.quarkus.vertx.http.runtime.VertxHttpRecorder
        startServer                 framework : Quarkus HTTP server start
        createHttpServerOptionsForManagementInterface  event : -
      """;

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (hook.kind() == null) {
      if (AppObject.call(result, "getPort") instanceof Integer port && port > 0) {
        facts().reserve(port, "management");
      }
    } else if (!is(self, "auxiliaryApplication") && !is(self, "auxilaryApplication")) {
      facts().ready("Quarkus application started");
    }
  }

  /** The field was misspelt for years, and is absent in the first versions. */
  private static boolean is(Object application, String field) {
    return Boolean.TRUE.equals(AppObject.field(application, field));
  }

  @Override
  public void failed(Hook hook, Object self, Object argument, Throwable thrown, SpanNode span) {
    if (hook.kind() != null) {
      facts().gaveUp(thrown);
    }
  }
}
