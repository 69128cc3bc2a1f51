package io.github.prebind.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartJsonTest {
  @Test
  void readsWhatItWrote() {
    Start start = Starts.migratingOnHeroku();

    assertThat(StartJson.read(StartJson.write(start))).isEqualTo(start);
  }
}
