package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;

/**
 * Which phase of a Spring Boot run takes the time, which runner, when does the app say that it is
 * ready, and with which exception does Boot give up?
 *
 * <p>Read: Spring Boot 2.0 to 4.1; tested: 2.7, 3.5, 4.1. Until 2.5 the listener's {@code ready}
 * was called {@code running}; with 4.0 the web servers moved to packages of their own, and Undertow
 * left.
 *
 * <p>A run inside another one (Spring Cloud's bootstrap context) or inside a builder's that has a
 * parent says nothing of the app: its ready is not taken.
 */
public final class SpringBootHooks extends HookSet {
  static final String TABLE =
      """
      org.springframework.boot.SpringApplication
        run([Ljava/lang/String;)  framework code : Spring Boot run
        prepareEnvironment        framework : Spring Boot environment
        prepareContext            framework : Spring Boot context preparation
        callRunner/2              framework arg=0 : *
        handleRunFailure          event arg=1 : -
      org.springframework.boot.builder.SpringApplicationBuilder
        run/1                     framework : Spring Boot builder run
      org.springframework.boot.context.event.EventPublishingRunListener
        started                   framework : Spring Boot started listeners
        ready                     framework code : Spring Boot ready listeners
        running                   framework code : Spring Boot ready listeners
      org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext
        createWebServer           framework : Spring Boot web server creation
      org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext
        createWebServer           framework : Spring Boot web server creation
      org.springframework.boot.web.reactive.context.ReactiveWebServerApplicationContext
        createWebServer           framework : Spring Boot web server creation
      org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext
        createWebServer           framework : Spring Boot web server creation
      org.springframework.boot.web.embedded.tomcat.TomcatWebServer org.springframework.boot.tomcat.TomcatWebServer
        initialize/0              framework : Tomcat engine start
        start/0                   framework : Tomcat connector start
      org.springframework.boot.web.embedded.jetty.JettyWebServer org.springframework.boot.jetty.JettyWebServer
        initialize/0              framework : Jetty initialisation
        start/0                   framework : Jetty start
      org.springframework.boot.web.embedded.undertow.UndertowWebServer
        start/0                   framework : Undertow start
      org.springframework.boot.web.embedded.undertow.UndertowServletWebServer
        start/0                   framework : Undertow start
      org.springframework.boot.web.embedded.netty.NettyWebServer org.springframework.boot.reactor.netty.NettyWebServer
        start/0                   framework : Netty start
      """;

  private static final String RUN = "Spring Boot run";
  private static final String BUILDER_RUN = "Spring Boot builder run";

  /** Written by the run, read by {@link SpringHooks}: who uses Boot hears of ready from Boot. */
  private static volatile boolean runSeen;

  static boolean runSeen() {
    return runSeen;
  }

  @Override
  public String label(Hook hook, Object self, Object runner) {
    return "runner " + ownName(runner);
  }

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    switch (hook.method()) {
      case "run" -> runSeen = true;
      case "ready", "running" -> {
        if (outermost(span)) {
          facts().ready("Spring Boot ApplicationReadyEvent");
        }
      }
      case "handleRunFailure" -> gaveUp(argument);
      default -> {
        // only timed
      }
    }
  }

  /** Some exceptions only unwind a run that goes on elsewhere or was not meant to go on. */
  private void gaveUp(Object thrown) {
    if (thrown instanceof Throwable failure) {
      String type = failure.getClass().getName();
      if (!type.endsWith("AbandonedRunException") && !type.endsWith("SilentExitException")) {
        facts().gaveUp(failure);
      }
    }
  }

  private static boolean outermost(SpanNode span) {
    int runs = 0;
    int builders = 0;
    for (SpanNode at = span; at != null; at = at.parent) {
      if (at.label.equals(RUN)) {
        runs++;
      } else if (at.label.equals(BUILDER_RUN)) {
        builders++;
      }
    }
    return runs <= 1 && builders <= 1;
  }

  /** The class as it stands in the source: without what proxies and lambdas add to its name. */
  private static String ownName(Object runner) {
    String name = runner.getClass().getName();
    int generated = name.indexOf("$$");
    return generated > 0 ? name.substring(0, generated) : name;
  }
}
