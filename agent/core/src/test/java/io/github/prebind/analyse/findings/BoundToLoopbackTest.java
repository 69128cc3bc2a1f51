package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundToLoopbackTest {
  private static final FindingRule RULE = new BoundToLoopback();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void isAnErrorWhereThePlatformConnectsFromOutside(String address) {
    StartBuilder start = new StartBuilder().platform("heroku", "Heroku", 60_000L, null);

    Finding finding = Looks.only(RULE, start.bound(8080, address, 900));

    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.title()).isEqualTo("The port is open on " + address + " only");
  }

  @Test
  void isSilentWhereLoopbackIsEnough() {
    StartBuilder start =
        new StartBuilder().platform("lambda", "AWS Lambda", 10_000L, null).loopbackReachable();

    assertThat(Looks.all(RULE, start.bound(8080, "127.0.0.1", 900))).isEmpty();
  }

  @Test
  void isSilentWhereNoPlatformIsKnown() {
    assertThat(Looks.all(RULE, new StartBuilder().bound(8080, "127.0.0.1", 900))).isEmpty();
  }

  @Test
  void isSilentOfAPortThatOthersReach() {
    StartBuilder start = new StartBuilder().platform("heroku", "Heroku", 60_000L, null);

    assertThat(Looks.all(RULE, start.bound(8080, "0.0.0.0", 900))).isEmpty();
  }

  @Test
  void isSilentOfAPortThatNeverOpened() {
    StartBuilder start = new StartBuilder().platform("heroku", "Heroku", 60_000L, null);

    assertThat(Looks.all(RULE, start)).isEmpty();
  }
}
