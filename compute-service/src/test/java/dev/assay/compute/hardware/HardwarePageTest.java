package dev.assay.compute.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds docs/hardware.md to the catalogue; what it should be stands in target/hardware.md. */
class HardwarePageTest {
  private static final Path PAGE = Path.of("../docs/hardware.md");

  @Test
  void givenTheCatalogue_whenItsPageIsWritten_thenThatIsTheOneInTheDocs() throws IOException {
    // When
    String page = page(HardwareCatalogue.packaged());
    Files.writeString(Path.of("target/hardware.md"), page);

    // Then
    assertThat(PAGE).content().isEqualTo(page);
  }

  private static String page(HardwareCatalogue catalogue) {
    StringBuilder page =
        new StringBuilder(
            """
            # Catalogue of hardware

            Written from `compute-service/src/main/resources/dev/assay/compute/hardware/hardware.json`, version %s; a test holds the two together. The same as JSON: `GET /v1/compute/hardware?model=`.

            Peaks are dense, in 10^12 operations per second (a multiplication and an addition are two). FP16 stands for FP16 and BF16 with FP32 accumulation; FP16½ for FP16 with FP16 accumulation. Where vector and matrix units, or two sources, differ, the larger figure stands, so that a comparison never accuses wrongly. A dash is unknown, or a format that the hardware lacks; it bounds nothing. "×2" marks hardware for which the vendor also names sparse peaks. A model marked * is listed with every memory size and form that is made; a variant in brackets is built for single customers and meant only where a claim names its memory. A model that isn't listed may exist all the same.

            The vendors' pages weren't always at hand: the list of sources says where a figure was read in a quotation.

            | model | variant | memory GB | form | GB/s | W | FP64 | FP32 | TF32 | FP16 | FP16½ | FP8 | INT8 | FP4 | sparse | PCI | sources |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """
                .formatted(catalogue.version()));
    for (Accelerator model : catalogue.models()) {
      model.variants().forEach(variant -> page.append(row(model, variant)));
    }
    page.append("\n## Sources\n\n");
    catalogue.sources().forEach(source -> page.append(line(source)));
    return page.toString();
  }

  private static String row(Accelerator model, Variant variant) {
    DensePeaks peaks = variant.peaks();
    return "| "
        + String.join(
            " | ",
            model.vendor() + " " + model.model() + (model.complete() ? " *" : ""),
            variant.custom() ? "(" + variant.name() + ")" : variant.name(),
            String.valueOf(variant.memoryGb()),
            variant.form().name(),
            cell(variant.bandwidthGbPerSecond()),
            variant.tdpWatts() == null ? "–" : String.valueOf(variant.tdpWatts()),
            cell(peaks.fp64()),
            cell(peaks.fp32()),
            cell(peaks.tf32()),
            cell(peaks.fp16()),
            cell(peaks.fp16Half()),
            cell(peaks.fp8()),
            cell(peaks.int8()),
            cell(peaks.fp4()),
            variant.sparsity() ? "×2" : "",
            String.join(", ", variant.pciIds()),
            String.join(", ", variant.sources()))
        + " |\n";
  }

  private static String cell(BigDecimal value) {
    return value == null ? "–" : value.toPlainString();
  }

  private static String line(DataSheet source) {
    String through = source.through() == null ? "" : "; read through " + source.through();
    return "- `%s`: [%s](%s), read %s%s\n"
        .formatted(source.id(), source.title(), source.url(), source.read(), through);
  }
}
