package io.github.prebind.demo.dns;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * A resolver that asks a real DNS server, through the JNDI provider that comes with the JDK.
 *
 * <p>Without a server of one's own it is the machine's. A context is made for every question: it is
 * cheap, and a context must not be shared between threads.
 */
public final class JndiResolver implements MailResolver {
  private static final String TRY_MILLIS = "1500";
  private static final String TRIES = "2";

  private final String server;

  /**
   * @param server {@code dns://host:port}, or {@code dns:} for the machine's own
   */
  public JndiResolver(String server) {
    this.server = server;
  }

  @Override
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (String data : ask(name, "TXT")) {
      texts.add(joined(data));
    }
    return List.copyOf(texts);
  }

  @Override
  public List<MailExchange> exchanges(String name) {
    List<MailExchange> exchanges = new ArrayList<>();
    for (String data : ask(name, "MX")) {
      exchanges.add(MailExchange.parse(data));
    }
    exchanges.sort(null);
    return List.copyOf(exchanges);
  }

  /**
   * Joins the character strings of a TXT record, which are one text to SPF and DMARC. The provider
   * separates them by a space, quotes only those that hold white space or quotes themselves, and
   * escapes with a backslash.
   */
  private static String joined(String data) {
    StringBuilder joined = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\' && i + 1 < data.length()) {
        joined.append(data.charAt(++i));
      } else if (quoted || c != ' ') {
        joined.append(c);
      }
    }
    return joined.toString();
  }

  private List<String> ask(String name, String type) {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, server);
    environment.put("com.sun.jndi.dns.timeout.initial", TRY_MILLIS);
    environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
    try {
      DirContext context = new InitialDirContext(environment);
      try {
        // The dot at the end keeps the machine's search domains away.
        return values(context.getAttributes(name + ".", new String[] {type}).get(type));
      } finally {
        context.close();
      }
    } catch (NameNotFoundException e) {
      return List.of();
    } catch (NamingException e) {
      throw new ResolverException(type + " " + name + ": " + e.getMessage(), e);
    }
  }

  private static List<String> values(Attribute attribute) throws NamingException {
    List<String> values = new ArrayList<>();
    if (attribute != null) {
      NamingEnumeration<?> all = attribute.getAll();
      while (all.hasMore()) {
        values.add(String.valueOf(all.next()));
      }
    }
    return values;
  }
}
