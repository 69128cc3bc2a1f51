package io.github.prebind.demo.dns;

import java.util.List;

/**
 * Answers the two DNS questions that a mail audit asks.
 *
 * <p>Names are given without the trailing dot, in any case. A name or a record type that does not
 * exist is an empty list. Implementations can be used by many threads at once.
 */
public interface MailResolver {
  /**
   * The TXT records of a name, each with its character strings joined.
   *
   * @throws ResolverException when no answer could be had
   */
  List<String> texts(String name);

  /**
   * The MX records of a name, most preferred first.
   *
   * @throws ResolverException when no answer could be had
   */
  List<MailExchange> exchanges(String name);
}
