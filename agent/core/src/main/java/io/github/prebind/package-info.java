/** The agent's entry behind its own class loader, and its settings. */
package io.github.prebind;
