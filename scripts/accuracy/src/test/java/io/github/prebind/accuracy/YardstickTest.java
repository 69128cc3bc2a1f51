package io.github.prebind.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YardstickTest {
  @TempDir Path out;

  @Test
  void theFactorIsTheMedianUnderTheQuotaThroughThatWithAllCores() throws Exception {
    Files.writeString(
        out.resolve("yardstick.csv"),
        """
        round,cpus,cpu_ms,wall_ms,steal_ms
        1,0,4000.0,2500.0,0.0
        1,0.1,5000.0,50000.0,0.0
        2,0,4100.0,2500.0,0.0
        2,0.1,5200.0,52000.0,0.0
        3,0,9000.0,5000.0,0.0
        3,0.1,5330.0,53300.0,0.0
        """);

    assertThat(Yardstick.factor(settings(), 0.1)).isEqualTo(5200 / 4100.0);
    assertThat(Yardstick.factor(settings(), 0.5)).isNull();
    assertThat(Yardstick.factors(settings())).isEqualTo("1.27 on 0.1 cores");
  }

  @Test
  void thereIsNoneWhereNothingWasMeasured() throws Exception {
    assertThat(Yardstick.factor(settings(), 0.1)).isNull();
    assertThat(Yardstick.factors(settings())).isEmpty();
  }

  private Settings settings() {
    return new Settings(
        List.of(App.DEMO),
        List.of(0.5, 0.1),
        List.of(0.0),
        3,
        0,
        0,
        out,
        "java",
        List.of(),
        true,
        false,
        false,
        "1234567");
  }
}
