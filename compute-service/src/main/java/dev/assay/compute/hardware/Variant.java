package dev.assay.compute.hardware;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a model is built.
 *
 * @param name as people say it
 * @param memoryGb the memory that its vendor names, in GB
 * @param form how it is mounted
 * @param bandwidthGbPerSecond peak memory bandwidth in 10^9 bytes per second; null when unknown
 * @param tdpWatts the vendor's greatest thermal design power; null when unknown
 * @param sparsity whether the vendor also names peaks with structured sparsity, twice the dense
 * @param custom built for single customers; meant only where a claim names its memory
 * @param pciIds {@code vendor:device} in hexadecimal, as far as known
 * @param peaks dense peaks
 * @param sources ids of the data sheets behind this
 */
public record Variant(
    String name,
    int memoryGb,
    FormFactor form,
    @Nullable BigDecimal bandwidthGbPerSecond,
    @Nullable Integer tdpWatts,
    boolean sparsity,
    boolean custom,
    List<String> pciIds,
    DensePeaks peaks,
    List<String> sources) {
  public Variant {
    Require.text(name, "name", 100);
    Require.that(memoryGb > 0, "memoryGb", "must be positive");
    Require.present(form, "form");
    pciIds = Require.list(pciIds, "pciIds", 10);
    Require.present(peaks, "peaks");
    sources = Require.list(sources, "sources", 10);
    Require.that(!sources.isEmpty(), "sources", "must name a data sheet");
  }
}
