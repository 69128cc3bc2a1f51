package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForkIT {
  static java.util.List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  /** Fails in its main method. */
  static final class Failing {
    public static void main(String[] args) {
      throw new IllegalStateException("no luck");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void reportsTheExceptionThatEndedTheStart(Jdks.Jdk jdk) {
    ForkedJvm.Result result = ForkedJvm.of(Failing.class).on(jdk).run();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.report().outcome()).isEqualTo(Start.Outcome.DIED);
    assertThat(result.report().failure().type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(result.report().failure().message()).isEqualTo("no luck");
  }
}
