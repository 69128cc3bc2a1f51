/** Where DNS answers come from: the bundled zone, or a real DNS server. Imports only the JDK. */
package io.github.prebind.demo.dns;
