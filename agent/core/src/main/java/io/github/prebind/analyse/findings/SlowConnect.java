package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.analyse.DatabaseAddress;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Did it take long to connect to something, and was that the network, TLS or the login?
 *
 * <p>The look-up of the name is told, but is no cost of this rule's. The first login loads classes
 * and computes hashes, for which a busy machine takes long, too: what counts is the time in which
 * this process waited and did nothing. Below one core not even that is known well, so it has to be
 * longer there.
 */
final class SlowConnect implements FindingRule {
  /** TCP and TLS of one connect: more than two round trips to another continent. */
  private static final double SLOW_NETWORK_MILLIS = 250;

  /** All of one connect, on a whole core. */
  private static final double SLOW_MILLIS = 1_000;

  /** All connects to one place. */
  private record Sum(
      String label,
      long count,
      double millis,
      double idle,
      double dns,
      double tcp,
      double tls,
      boolean split) {
    Sum with(Evidence evidence, SpanFacts span) {
      double[] parts = new double[3];
      for (SpanFacts inside : evidence.inside(span)) {
        int part = List.of("dns", "connect", "tls").indexOf(inside.kind());
        boolean nested = part == 1 && evidence.around(inside, s -> isTcp(s)) != null;
        if (part >= 0 && !nested && (part != 1 || isTcp(inside))) {
          parts[part] += inside.millis();
        }
      }
      boolean plain = isTcp(span);
      return new Sum(
          label,
          count + span.count(),
          millis + span.millis(),
          idle + Math.max(0, evidence.idleMillis(span) - parts[0]),
          dns + parts[0],
          tcp + (plain ? span.millis() : parts[1]),
          tls + parts[2],
          split || parts[1] + parts[2] > 0);
    }

    double cost() {
      return Math.max(0, millis - dns);
    }

    double login() {
      return Math.max(0, millis - dns - tcp - tls);
    }
  }

  private static boolean isTcp(SpanFacts span) {
    return span.kind().equals("connect") && span.label().startsWith("TCP ");
  }

  @Override
  public String id() {
    return "slow-connect";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Map<String, Sum> places = new LinkedHashMap<>();
    for (SpanFacts span : evidence.waySpans("connect")) {
      if (!evidence.isInside(span, "connect")
          && !evidence.isInside(span, "http")
          && RetryLoop.failures(span) == 0
          && !isInProcess(evidence, span)) {
        Sum before = places.get(span.label());
        Sum none = new Sum(span.label(), 0, 0, 0, 0, 0, 0, false);
        places.put(span.label(), (before == null ? none : before).with(evidence, span));
      }
    }
    Double quota = evidence.start().jvm().cpuQuota();
    double slow = SLOW_MILLIS / (quota == null || quota <= 0 ? 1 : Math.min(1, quota));
    List<Finding> found = new ArrayList<>();
    for (Sum sum : places.values()) {
      double network = Math.min(sum.tcp() + sum.tls(), sum.idle()) / sum.count();
      if (network >= SLOW_NETWORK_MILLIS || sum.idle() / sum.count() >= slow) {
        found.addAll(finding(evidence, sum));
      }
    }
    return found;
  }

  /** Whether it is a server that JDBC knows nothing of. */
  private static boolean isNoDatabase(String label) {
    for (String product : List.of("redis", "mongodb", "kafka", "rabbitmq", "cassandra")) {
      if (label.startsWith("connect " + product)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInProcess(Evidence evidence, SpanFacts span) {
    return span.label().startsWith("connect ")
        && DatabaseAddress.isInProcess(
            evidence.start(), span.label().substring("connect ".length()));
  }

  private List<Finding> finding(Evidence evidence, Sum sum) {
    StringBuilder text = new StringBuilder(evidence.cost(sum.cost()));
    if (sum.count() > 1) {
      text.append(" for ").append(sum.count()).append(" connects");
    }
    if (sum.split()) {
      text.append(": DNS ")
          .append(say(sum.dns()))
          .append(", TCP ")
          .append(say(sum.tcp()))
          .append(", TLS ")
          .append(say(sum.tls()))
          .append(", login ")
          .append(say(sum.login()));
    }
    return evidence.costs(
        id(),
        sum.cost(),
        "Connecting to " + ConnectionRetries.remote(sum.label()) + " is slow",
        text.toString(),
        fix(evidence, sum));
  }

  private static String fix(Evidence evidence, Sum sum) {
    if (!sum.split() && !sum.label().startsWith("TCP ")) {
      return "This client connects on threads of its own, so it is not known whether that was the"
          + " network, TLS, the login or a server that is not there. Connect after the port is"
          + " open, or with the first request, and set a connect timeout, so that a wrong address"
          + " fails early."
          + OfficialPages.afterBind(evidence);
    }
    boolean login = sum.split() && sum.login() >= Math.max(sum.tcp(), sum.tls());
    if (login && isNoDatabase(sum.label())) {
      return "Most of it is what follows the network: the server is slow to let the app in, or to"
          + " tell what it consists of. Connect after the port is open, or with the first request,"
          + " and set a limit to how long that may take."
          + OfficialPages.afterBind(evidence);
    }
    if (login) {
      return "Most of it is the login: a database that is waking up, a pooler in front of it that is"
          + " full, or a costly check of the password. Connect after the port is open, or keep one"
          + " database awake; set a limit, "
          + (sum.label().startsWith("connect postgresql")
              ? "loginTimeout, https://jdbc.postgresql.org/documentation/use/"
              : "DriverManager.setLoginTimeout, " + OfficialPages.DRIVER_MANAGER);
    }
    if (sum.tls() > sum.tcp()) {
      return "Most of it is the TLS handshake: several round trips, and the checks of certificates."
          + " Put the app near the server, and open fewer connections at the start: "
          + OfficialPages.TLS;
    }
    return "Most of it is the network: a long way, lost packets, or a firewall that swallows the first"
        + " ones. Put the app into the server's region and use its internal address; a connect"
        + " timeout makes a wrong address fail early: "
        + OfficialPages.SOCKET;
  }
}
