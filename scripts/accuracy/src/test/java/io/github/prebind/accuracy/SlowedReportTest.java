package io.github.prebind.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowedReportTest {
  @Test
  void allTimesOfTheSlicesAreLongerAndNothingElse(@TempDir Path folder) throws Exception {
    Path from = folder.resolve("here.json");
    Files.writeString(
        from,
        "{'bind':{'atMillis':300},'slices':[{'startMillis':100,'millis':200,'cpuMillis':80,"
                .replace('\'', '"')
            + "'jitMillis':40,'gcMillis':2,'waitedMillis':10,'roundTrips':3,'connects':1}]}"
                .replace('\'', '"'));

    Path slowed = folder.resolve("there.json");
    SlowedReport.write(from, 1.5, slowed);

    assertThat(Files.readString(slowed).replace('"', '\''))
        .isEqualTo(
            "{'bind':{'atMillis':300},'slices':[{'startMillis':150.0,'millis':300.0,'cpuMillis':120.0,"
                + "'jitMillis':60.0,'gcMillis':3.0,'waitedMillis':15.0,'roundTrips':3,'connects':1}]}");
  }
}
