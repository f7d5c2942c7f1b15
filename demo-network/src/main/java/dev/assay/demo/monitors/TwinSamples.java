package dev.assay.demo.monitors;

import dev.assay.demo.monitors.Monitors.Sample;
import dev.assay.demo.monitors.Monitors.Samples;
import dev.assay.demo.plan.MonitorPlan.Twins;
import dev.assay.demo.seed.Seed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What both monitors saw of the twins over four weeks: outages of half an hour, on different days.
 *
 * @param endpoint of the inference; a twin's is that, a slash and its name
 */
record TwinSamples(Seed seed, Twins twins, String endpoint) {
  /** The twins' names. */
  static final List<String> NAMES = List.of("one", "two");

  private static final Instant MIDNIGHT = Instant.parse("2026-10-01T00:00:00Z");
  private static final int DAYS = 28;
  private static final int PROBES_A_DAY = 144;
  private static final int PROBES_DOWN = 3;
  private static final int OUTAGES = 6;
  private static final int AT_THREE = 18;
  private static final int SECONDS = 600;

  /** The document of the twin of this name. */
  Samples of(String name) {
    BitSet down = down(name);
    List<Sample> samples =
        IntStream.range(0, DAYS * PROBES_A_DAY)
            .mapToObj(
                probe ->
                    new Sample(
                        MIDNIGHT.plusSeconds((long) SECONDS * probe).toString(),
                        !down.get(probe),
                        true))
            .toList();
    return new Samples("assay.availability-samples/v1", endpoint + "/" + name, samples);
  }

  private BitSet down(String name) {
    return switch (twins) {
      case APART -> drawn("outages of " + name);
      case TOGETHER -> drawn("outages of both");
      case NIGHTLY -> nightly();
    };
  }

  private BitSet drawn(String purpose) {
    Random random = seed.random(purpose);
    List<Integer> days = new ArrayList<>(IntStream.range(0, DAYS).boxed().toList());
    Collections.shuffle(days, random);
    BitSet down = new BitSet();
    for (int day : days.subList(0, OUTAGES)) {
      int from = day * PROBES_A_DAY + random.nextInt(PROBES_A_DAY - PROBES_DOWN);
      down.set(from, from + PROBES_DOWN);
    }
    return down;
  }

  private static BitSet nightly() {
    BitSet down = new BitSet();
    for (int day = 0; day < DAYS; day++) {
      int from = day * PROBES_A_DAY + AT_THREE;
      down.set(from, from + PROBES_DOWN);
    }
    return down;
  }
}
