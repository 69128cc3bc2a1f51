package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.prebind.start.Start;
import io.github.prebind.start.Starts;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AppMetersTest {
  private final Start start = Starts.migratingOnHeroku();
  private final AppMeters meters = new AppMeters();

  @Test
  void appearWithTheirUnitDescriptionAndKind() throws Exception {
    MeterRegistry registry = new SimpleMeterRegistry();

    meters.put(List.of(registry), StartMeter.of(start));

    TimeGauge bind = registry.get("prebind.bind.time").timeGauge();
    assertThat(bind.value(TimeUnit.MILLISECONDS)).isEqualTo(9_820);
    assertThat(bind.getId().getBaseUnit()).isEqualTo("seconds");
    assertThat(bind.getId().getDescription()).contains("open port");
    assertThat(registry.get("prebind.ready.time").timeGauge().value(TimeUnit.SECONDS))
        .isEqualTo(10.42);
    assertThat(registry.get("prebind.deadline.spare").timeGauge().value(TimeUnit.SECONDS))
        .isEqualTo(50.18);
    assertThat(
            registry
                .get("prebind.blocked.time")
                .tag("kind", "migration")
                .timeGauge()
                .value(TimeUnit.SECONDS))
        .isEqualTo(6.36);
  }

  @Test
  void keepTheirValuesWhateverIsCollected() throws Exception {
    MeterRegistry registry = new SimpleMeterRegistry();
    meters.put(List.of(registry), StartMeter.of(start));

    WeakReference<Object> sign = new WeakReference<>(new Object());
    while (sign.get() != null) {
      System.gc();
    }

    assertThat(registry.get("prebind.bind.time").timeGauge().value(TimeUnit.SECONDS))
        .isEqualTo(9.82);
  }

  @Test
  void reachWhatIsInsideOfACompositeThroughIt() throws Exception {
    CompositeMeterRegistry composite = new CompositeMeterRegistry();
    MeterRegistry inside = new SimpleMeterRegistry();
    composite.add(inside);
    List<Meter> added = new ArrayList<>();
    inside.config().onMeterAdded(added::add);
    List<Meter.Id> refused = new ArrayList<>();

    meters.put(List.of(inside, composite), StartMeter.of(start));

    assertThat(added).hasSize(StartMeter.of(start).size());
    assertThat(composite.getMeters()).hasSameSizeAs(added);
    assertThat(refused).isEmpty();
  }

  @Test
  void comeOnceThoughTheyAreToldTwice() throws Exception {
    MeterRegistry registry = new SimpleMeterRegistry();
    List<Meter> added = new ArrayList<>();
    registry.config().onMeterAdded(added::add);
    List<StartMeter> all = StartMeter.of(start);
    List<StartMeter> atBind = new ArrayList<>(all);
    atBind.removeIf(meter -> meter.name().equals("prebind.ready.time"));

    meters.put(List.of(registry), atBind);
    meters.put(List.of(registry), all);

    assertThat(added).hasSize(all.size());
    assertThat(added.get(added.size() - 1).getId().getName()).isEqualTo("prebind.ready.time");
  }

  @Test
  void areNotRegisteredBehindTheBackOfARegistryThatMovedIntoAComposite() throws Exception {
    CompositeMeterRegistry composite = new CompositeMeterRegistry();
    MeterRegistry inside = new SimpleMeterRegistry();
    meters.put(List.of(inside), StartMeter.of(start));
    composite.add(inside);

    meters.put(List.of(inside, composite), StartMeter.of(start));

    assertThat(composite.getMeters()).isEmpty();
    assertThat(inside.getMeters()).hasSize(StartMeter.of(start).size());
  }

  @Test
  void goWhereTheAppsFiltersLetThem() throws Exception {
    MeterRegistry registry = new SimpleMeterRegistry();
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("prebind"));

    meters.put(List.of(registry), StartMeter.of(start));

    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void handOnWhatTheAppsOwnCodeThrows() {
    MeterRegistry registry = new SimpleMeterRegistry();
    registry
        .config()
        .onMeterAdded(
            meter -> {
              throw new IllegalStateException("full");
            });

    assertThatThrownBy(() -> meters.put(List.of(registry), StartMeter.of(start)))
        .isInstanceOf(InvocationTargetException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void areNoneWhereThereIsNoRegistry() throws Exception {
    meters.put(List.of(), StartMeter.of(start));
  }
}
