package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackReadingTest {
  @Test
  void namesTheUsersMethodWithTheJdkAboveIt() {
    StackReading reading =
        read(
            frame("java.util.HashMap", "put"),
            frame("com.acme.Index", "build"),
            frame("org.springframework.beans.factory.support.Factory", "create"));

    assertThat(reading).isEqualTo(new StackReading(Kind.CPU, "com.acme", "Index.build"));
  }

  @Test
  void namesNoMethodIfALibraryRuns() {
    StackReading reading =
        read(frame("org.hibernate.boot.Model", "build"), frame("com.acme.Index", "build"));

    assertThat(reading).isEqualTo(new StackReading(Kind.CPU, "org.hibernate.boot", null));
  }

  @Test
  void tellsReadingRandomNumbersFromOtherReading() {
    StackTraceElement read = new StackTraceElement("java.io.FileInputStream", "read0", null, -2);
    StackTraceElement user = frame("com.acme.Tokens", "create");

    assertThat(read(read, frame("sun.security.provider.SeedGenerator", "getSeedBytes"), user))
        .isEqualTo(new StackReading(Kind.IO, "reading random numbers in Tokens.create", null));
    assertThat(read(read, frame("java.util.Properties", "load"), user))
        .isEqualTo(new StackReading(Kind.IO, "reading or writing in Tokens.create", null));
  }

  private static StackReading read(StackTraceElement... stack) {
    return StackReading.of(stack, Thread.State.RUNNABLE);
  }

  private static StackTraceElement frame(String type, String method) {
    return new StackTraceElement(type, method, null, 1);
  }
}
