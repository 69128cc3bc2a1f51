package io.github.prebind.report;

import io.github.prebind.start.Start;
import io.micrometer.common.util.internal.logging.InternalLoggerFactory;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A start's meters as Prometheus text, for a textfile collector or as an artifact. A pure function.
 *
 * <p>A registry of the agent's own, Micrometer's naming, the Prometheus client's writer. Not
 * Micrometer's Prometheus registry: that one reads properties and environment variables which the
 * app set for its own, perhaps older client, and fails where it does not know them.
 */
public final class PrometheusReport {
  static {
    // Else Micrometer would start java.util.logging, which an app may want to set up first.
    InternalLoggerFactory.setDefaultFactory(new SilentLoggerFactory());
  }

  private PrometheusReport() {}

  /** The text, ending with a line break. */
  public static String of(Start start) {
    MeterRegistry registry = new SimpleMeterRegistry();
    registry.config().namingConvention(new PrometheusNamingConvention());
    for (StartMeter meter : StartMeter.of(start)) {
      TimeGauge.Builder<?> gauge =
          TimeGauge.builder(meter.name(), meter::millis, TimeUnit.MILLISECONDS)
              .description(meter.description());
      if (meter.tag() != null) {
        gauge.tag(meter.tag(), meter.value());
      }
      gauge.register(registry);
    }
    try {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      PrometheusTextFormatWriter.create().write(text, snapshots(registry));
      return text.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("writing to memory", e);
    } finally {
      registry.close();
    }
  }

  private static MetricSnapshots snapshots(MeterRegistry registry) {
    NamingConvention names = registry.config().namingConvention();
    Map<String, GaugeSnapshot.Builder> gauges = new TreeMap<>();
    for (Meter meter : registry.getMeters()) {
      Meter.Id id = meter.getId();
      Labels.Builder labels = Labels.builder();
      for (Tag tag : id.getConventionTags(names)) {
        labels.label(tag.getKey(), tag.getValue());
      }
      gauges
          .computeIfAbsent(
              id.getConventionName(names),
              name -> GaugeSnapshot.builder().name(name).help(id.getDescription()))
          .dataPoint(
              GaugeDataPointSnapshot.builder()
                  .value(((TimeGauge) meter).value())
                  .labels(labels.build())
                  .build());
    }
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    gauges.values().forEach(gauge -> all.metricSnapshot(gauge.build()));
    return all.build();
  }
}
