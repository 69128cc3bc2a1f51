package io.github.prebind.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GaugeTest {
  @Test
  void itTellsWhatAPieceOfWorkCostsUntilItIsClosed() throws Exception {
    Gauge.Reading first;
    Gauge.Reading last;
    try (Gauge gauge = new Gauge()) {
      first = await(gauge, 1);
      last = await(gauge, first.pieces() + 2);
    }
    assertThat(last.microsSince(first)).isPositive();
    assertThat(last.microsSince(last)).isNaN();
  }

  private static Gauge.Reading await(Gauge gauge, long pieces) throws InterruptedException {
    while (gauge.now().pieces() < pieces) {
      Thread.sleep(10);
    }
    return gauge.now();
  }
}
