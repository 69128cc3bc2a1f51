/** The HTTP side: the JDK's server, the routes, JSON answers. */
package io.github.prebind.demo.web;
