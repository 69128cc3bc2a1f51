package io.github.prebind.demo;

/** When the app opens its port. */
public enum Startup {
  /** After the migrations: simple, and the port stays shut as long as they take. */
  BLOCKING,
  /** Before the migrations, which then run in the background. */
  BACKGROUND
}
