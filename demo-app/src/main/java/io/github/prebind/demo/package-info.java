/**
 * The demo app: a small service that audits the mail setup of tenants' domains, and whose start is
 * worth profiling.
 *
 * <p>Loaded by {@code java -jar demo-app.jar}. It knows nothing of Prebind; it is an app as any
 * other.
 */
package io.github.prebind.demo;
