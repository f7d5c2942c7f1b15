package dev.assay.compute.arithmetic;

import dev.assay.compute.hardware.Accelerator;
import dev.assay.compute.hardware.FormFactor;
import dev.assay.compute.hardware.HardwareCatalogue;
import dev.assay.compute.hardware.HardwareName;
import dev.assay.compute.hardware.Variant;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The model that a claim names, and what the catalogue has of it.
 *
 * @param name as the project writes it
 * @param listed the catalogue's entry; null when it has none
 * @param memoryGb as claimed, or as the name tells; null when neither does
 * @param form as claimed, or as the name tells; null when neither does
 */
public record ClaimedModel(
    String name,
    @Nullable Accelerator listed,
    @Nullable Integer memoryGb,
    @Nullable FormFactor form) {
  public ClaimedModel {
    Require.text(name, "name", HardwareName.LONGEST);
  }

  /** Looks a claimed model up. */
  public static ClaimedModel of(
      String name,
      @Nullable Integer memoryGb,
      @Nullable FormFactor form,
      HardwareCatalogue catalogue) {
    HardwareName told = HardwareName.of(name);
    return new ClaimedModel(
        name,
        catalogue.find(name),
        memoryGb == null ? told.memoryGb() : memoryGb,
        form == null ? told.form() : form);
  }

  /** The variants that the claim can mean. */
  List<Variant> variants() {
    return listed == null ? List.of() : listed.variants(memoryGb, form);
  }

  /** The largest value among them; null when any of them has none, so that nothing is bounded. */
  @Nullable BigDecimal bound(Function<Variant, @Nullable BigDecimal> value) {
    List<BigDecimal> known =
        variants().stream()
            .map(value)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    return known.size() < variants().size()
        ? null
        : known.stream().max(BigDecimal::compareTo).orElse(null);
  }

  /** Such as {@code H100 with 80 GB as SXM}. */
  String inWords() {
    String memory = memoryGb == null ? "" : " with " + memoryGb + " GB";
    return (listed == null ? name : listed.model()) + memory + (form == null ? "" : " as " + form);
  }

  /** Such as {@code 80 GB SXM, 80 GB PCIE}. */
  String made() {
    Stream<Variant> all = listed == null ? Stream.empty() : listed.variants().stream();
    return String.join(
        ", ", all.map(v -> v.memoryGb() + " GB " + v.form()).distinct().sorted().toList());
  }
}
