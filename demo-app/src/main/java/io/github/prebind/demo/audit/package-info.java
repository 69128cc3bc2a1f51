/**
 * What SPF, DMARC and MX records mean. Pure functions of a {@link
 * io.github.prebind.demo.dns.MailResolver}'s answers: no database, no web.
 */
package io.github.prebind.demo.audit;
