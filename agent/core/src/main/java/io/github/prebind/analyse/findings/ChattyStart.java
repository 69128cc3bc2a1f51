package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Endpoint;
import io.github.prebind.start.Start.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Does the start execute one statement very many times (N+1), and what will that be when the
 * database is further away?
 *
 * <p>The projection is the count times the round-trip time, in place of the one here where that is
 * known: what the database itself needs for an answer stays.
 */
final class ChattyStart implements FindingRule {
  private static final int MANY = 100;
  private static final int[] ROUND_TRIPS = {1, 5, 20};
  private static final int NAMED = 3;
  private static final int LONGEST = 120;

  @Override
  public String id() {
    return "chatty-start";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<Statements> chatty = new ArrayList<>();
    for (Statements one : Statements.of(evidence, true)) {
      if (one.answers() >= MANY) {
        chatty.add(one);
      }
    }
    if (chatty.isEmpty()) {
      return List.of();
    }
    chatty.sort(Comparator.comparingLong(Statements::answers).reversed());
    double millis = 0;
    long answers = 0;
    for (Statements one : chatty) {
      millis += one.millis();
      answers += one.answers();
    }
    Statements first = chatty.get(0);
    return evidence.costs(
        id(),
        millis,
        "The start waits for the answers of one statement after the other, "
            + String.format(Locale.ROOT, "%,d", answers)
            + " times",
        evidence.cost(millis)
            + " here; with a round trip of "
            + projected(evidence, millis, answers)
            + ". "
            + named(chatty),
        fix(evidence, first));
  }

  private static String projected(Evidence evidence, double millis, long answers) {
    double here = rttMillis(evidence);
    StringBuilder text = new StringBuilder();
    for (int rtt : ROUND_TRIPS) {
      double there = Math.max(millis - answers * here, 0) + answers * (double) rtt;
      text.append(text.length() == 0 ? "" : ", ").append(rtt).append(" ms ").append(say(there));
    }
    return text.toString();
  }

  /**
   * Of the database that most was asked of; 0 where none is known, as inside of the process. What
   * else was called over the network says nothing about it.
   */
  private static double rttMillis(Evidence evidence) {
    Endpoint most = null;
    for (Endpoint endpoint : evidence.start().endpoints()) {
      if (isDatabase(evidence, endpoint) && (most == null || trips(endpoint) > trips(most))) {
        most = endpoint;
      }
    }
    return most == null || most.rttMillis() == null ? 0 : most.rttMillis();
  }

  /** Whether the URL of a database names its host and port, or its host alone. */
  private static boolean isDatabase(Evidence evidence, Endpoint endpoint) {
    if (endpoint.host() == null || endpoint.host().isEmpty()) {
      return false;
    }
    String host = endpoint.host().toLowerCase(Locale.ROOT);
    for (Database database : evidence.start().databases()) {
      String url = database.url().toLowerCase(Locale.ROOT);
      for (int at = url.indexOf(host); at >= 0; at = url.indexOf(host, at + 1)) {
        String rest = url.substring(at + host.length());
        boolean begins = at > 0 && "/@,[".indexOf(url.charAt(at - 1)) >= 0;
        if (begins && isPort(rest.startsWith("]") ? rest.substring(1) : rest, endpoint.port())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether what follows a host names this port, or none. */
  private static boolean isPort(String rest, int port) {
    if (!rest.startsWith(":")) {
      return rest.isEmpty() || "/,;?\\".indexOf(rest.charAt(0)) >= 0;
    }
    String number = ":" + port;
    return rest.startsWith(number)
        && (rest.length() == number.length() || !Character.isDigit(rest.charAt(number.length())));
  }

  private static long trips(Endpoint endpoint) {
    return endpoint.wayRoundTrips() == null ? 0 : endpoint.wayRoundTrips();
  }

  private static String named(List<Statements> chatty) {
    StringBuilder text = new StringBuilder();
    for (Statements one : chatty.subList(0, Math.min(NAMED, chatty.size()))) {
      String sql = one.sql().length() > LONGEST ? one.sql().substring(0, LONGEST) : one.sql();
      text.append(text.length() == 0 ? "" : "; ")
          .append(String.format(Locale.ROOT, "%,d", one.answers()))
          .append(" times ")
          .append(sql)
          .append(sql.length() == one.sql().length() ? "" : "...")
          .append(one.within() == null ? "" : " (in " + one.within().label() + ")");
    }
    return text.append(chatty.size() > NAMED ? "; and more" : "").toString();
  }

  private static String fix(Evidence evidence, Statements first) {
    boolean reads = first.verb().equals("select") || first.verb().equals("with");
    if (reads) {
      return "Ask once for all rows instead of once for each: one query with a join or a list of"
          + " keys."
          + (evidence.usesHibernate()
              ? " Hibernate: a fetch join, or "
                  + HibernateSettings.named(evidence, "hibernate.default_batch_fetch_size")
                  + ", https://docs.jboss.org/hibernate/orm/current/userguide/html_single/Hibernate_User_Guide.html#fetching"
              : " " + OfficialPages.STATEMENT);
    }
    return "Change all rows with one statement (update ... where, insert ... select), or send them as"
        + " batches (addBatch, executeBatch, "
        + OfficialPages.STATEMENT
        + "; PostgreSQL: reWriteBatchedInserts=true,"
        + " https://jdbc.postgresql.org/documentation/use/)."
        + (evidence.usesHibernate()
            ? " Hibernate: " + HibernateSettings.named(evidence, "hibernate.jdbc.batch_size") + "."
            : "");
  }
}
