package dev.assay.compute.hardware;

import dev.assay.verification.document.Require;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model of accelerator with the ways in which it is built.
 *
 * @param vendor who makes it
 * @param model its name without the vendor's
 * @param aliases other names of the same model
 * @param kind the market that it is made for
 * @param complete whether every memory size and form that is made is listed, so that another one
 *     can't exist; never for boards that third parties rebuild with more memory
 * @param variants the ways in which it is built
 */
public record Accelerator(
    String vendor,
    String model,
    List<String> aliases,
    AcceleratorKind kind,
    boolean complete,
    List<Variant> variants) {
  public Accelerator {
    Require.text(vendor, "vendor", 40);
    Require.text(model, "model", 60);
    aliases = Require.list(aliases, "aliases", 10);
    Require.present(kind, "kind");
    variants = Require.list(variants, "variants", 20);
    Require.that(!variants.isEmpty(), "variants", "must not be empty");
  }

  /** The variants of this memory and form; null leaves either open. */
  public List<Variant> variants(@Nullable Integer memoryGb, @Nullable FormFactor form) {
    return variants.stream()
        .filter(v -> memoryGb == null ? !v.custom() : v.memoryGb() == memoryGb)
        .filter(v -> form == null || v.form() == form)
        .toList();
  }

  /** Every name of this model. */
  Stream<String> names() {
    return Stream.concat(
        Stream.of(model, vendor + " " + model),
        aliases.stream().flatMap(a -> Stream.of(a, vendor + " " + a)));
  }
}
