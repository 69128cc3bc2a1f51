package io.github.prebind.demo.audit;

import io.github.prebind.demo.dns.MailExchange;
import io.github.prebind.demo.dns.MailResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A resolver that knows what the test told it. */
final class Records implements MailResolver {
  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, List<MailExchange>> exchanges = new HashMap<>();

  Records text(String name, String text) {
    texts.computeIfAbsent(name, n -> new ArrayList<>()).add(text);
    return this;
  }

  Records mx(String name, int preference, String host) {
    exchanges.computeIfAbsent(name, n -> new ArrayList<>()).add(new MailExchange(preference, host));
    return this;
  }

  @Override
  public List<String> texts(String name) {
    return texts.getOrDefault(name, List.of());
  }

  @Override
  public List<MailExchange> exchanges(String name) {
    return exchanges.getOrDefault(name, List.of());
  }
}
