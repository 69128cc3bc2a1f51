package io.github.prebind.demo.dns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A resolver without a network: the zone file that is bundled in the jar, held in memory.
 *
 * <p>One record a line, {@code name TYPE data}; {@code ;} begins a comment line. A name may begin
 * with the label {@code *}, and then answers for every name below that does not exist, as in RFC
 * 4592: the wildcard of the closest existing ancestor counts, and no other.
 */
public final class BundledZone implements MailResolver {
  private static final String RESOURCE = "/zone/mail.zone";

  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, List<MailExchange>> exchanges = new HashMap<>();
  private final Set<String> existing = new HashSet<>();

  private BundledZone() {}

  /** The zone in the jar. */
  public static BundledZone load() {
    try (InputStream in = BundledZone.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no " + RESOURCE);
      }
      return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  /**
   * Reads a zone.
   *
   * @throws IllegalArgumentException naming the line that is not a record
   */
  public static BundledZone parse(BufferedReader lines) throws IOException {
    BundledZone zone = new BundledZone();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String record = line.trim();
      if (!record.isEmpty() && !record.startsWith(";")) {
        zone.add(record, number);
      }
    }
    zone.exchanges.values().forEach(list -> list.sort(null));
    return zone;
  }

  private void add(String record, int line) {
    String[] fields = record.split("\\s+", 3);
    if (fields.length < 3) {
      throw new IllegalArgumentException("line " + line + ": expected name, type and data");
    }
    String name = DnsNames.canonical(fields[0]);
    switch (fields[1]) {
      case "TXT" -> texts.computeIfAbsent(name, n -> new ArrayList<>()).add(unquoted(fields[2]));
      case "MX" ->
          exchanges
              .computeIfAbsent(name, n -> new ArrayList<>())
              .add(MailExchange.parse(fields[2]));
      default ->
          throw new IllegalArgumentException(
              "line " + line + ": type " + fields[1] + ", expected TXT or MX");
    }
    for (String n = name; !n.isEmpty(); n = DnsNames.parent(n)) {
      existing.add(n);
    }
  }

  /** Joins the character strings of a TXT record: {@code "v=spf1 " "-all"}. */
  private static String unquoted(String data) {
    StringBuilder joined = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (c == '"') {
        inside = !inside;
      } else if (inside) {
        joined.append(c);
      }
    }
    return joined.toString();
  }

  @Override
  public List<String> texts(String name) {
    return List.copyOf(texts.getOrDefault(owner(name), List.of()));
  }

  @Override
  public List<MailExchange> exchanges(String name) {
    return List.copyOf(exchanges.getOrDefault(owner(name), List.of()));
  }

  /** The name whose records answer for {@code name}: itself, or a wildcard. */
  private String owner(String name) {
    String canonical = DnsNames.canonical(name);
    if (existing.contains(canonical)) {
      return canonical;
    }
    String ancestor = DnsNames.parent(canonical);
    while (!ancestor.isEmpty() && !existing.contains(ancestor)) {
      ancestor = DnsNames.parent(ancestor);
    }
    return "*." + ancestor;
  }
}
