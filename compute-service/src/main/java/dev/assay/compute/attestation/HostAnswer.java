package dev.assay.compute.attestation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an address answered, once it is verified. Immutable.
 *
 * @param at when it was asked
 * @param tookMillis until the whole answer was there
 * @param gpus one for each report
 * @param quote of the machine itself; null when it gave none
 * @param inventory what it says that it has; null when it doesn't say
 */
record HostAnswer(
    Instant at,
    long tookMillis,
    List<GpuAttested> gpus,
    @Nullable HostQuoted quote,
    @Nullable Inventory inventory) {
  HostAnswer {
    gpus = List.copyOf(gpus);
  }
}
