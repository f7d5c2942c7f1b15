package dev.assay.compute.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardwareCatalogueTest {
  private static final HardwareCatalogue CATALOGUE = HardwareCatalogue.packaged();

  @Test
  void givenThePackagedCatalogue_whenWrittenAndRead_thenItIsTheSame() throws InvalidDocument {
    // When
    byte[] written = CanonicalJson.write(CATALOGUE);

    // Then
    assertThat(CanonicalJson.read(written, HardwareCatalogue.class)).isEqualTo(CATALOGUE);
    assertThat(CATALOGUE.models()).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void givenEveryVariant_whenLookingForItsSources_thenEachIsNamedAndEachIsUsed() {
    // Given
    Set<String> known = CATALOGUE.sources().stream().map(DataSheet::id).collect(Collectors.toSet());

    // When
    Set<String> used =
        CATALOGUE.models().stream()
            .flatMap(m -> m.variants().stream())
            .flatMap(v -> v.sources().stream())
            .collect(Collectors.toSet());

    // Then
    assertThat(used).containsExactlyInAnyOrderElementsOf(known);
    assertThat(known).hasSameSizeAs(CATALOGUE.sources());
  }

  @Test
  void givenAllNames_whenTakenApart_thenNoTwoModelsShareOne() {
    // When
    List<String> names =
        CATALOGUE.models().stream()
            .flatMap(m -> m.names().map(n -> HardwareName.of(n).model()).distinct())
            .toList();

    // Then
    assertThat(names).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void givenEveryPeak_whenCompared_thenNoneIsZeroInThePlaceOfNull(Precision precision) {
    for (Accelerator model : CATALOGUE.models()) {
      for (Variant variant : model.variants()) {
        BigDecimal peak = variant.peaks().at(precision);
        assertThat(peak == null || peak.signum() > 0).as(variant.name()).isTrue();
      }
    }
  }

  @Test
  void givenBothAccumulations_whenCompared_thenTheHalfOneIsNeverSlower() {
    for (Accelerator model : CATALOGUE.models()) {
      for (Variant variant : model.variants()) {
        DensePeaks peaks = variant.peaks();
        if (peaks.fp16() != null && peaks.fp16Half() != null) {
          assertThat(peaks.fp16Half()).as(variant.name()).isGreaterThanOrEqualTo(peaks.fp16());
        }
      }
    }
  }

  @Test
  void givenPciIds_whenRead_thenTheyHaveTheirFormAndNameOneModel() {
    // When
    List<String> ids =
        CATALOGUE.models().stream()
            .flatMap(m -> m.variants().stream())
            .flatMap(v -> v.pciIds().stream())
            .toList();

    // Then
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{4}:[0-9a-f]{4}"));
  }

  @ParameterizedTest
  @CsvSource({
    "H100, H100",
    "NVIDIA H100 80GB HBM3, H100",
    "h100-sxm5, H100",
    "A100-SXM4-40GB, A100",
    "GeForce RTX 4090, RTX 4090",
    "nvidia geforce rtx 4090, RTX 4090",
    "RTX4090, RTX 4090",
    "AMD Instinct MI300X, MI300X",
    "Tesla V100-SXM2-16GB, V100",
    "GB200, B200"
  })
  void givenANameAsPeopleWriteIt_whenLookedUp_thenItsModelIsFound(String name, String model) {
    assertThat(CATALOGUE.find(name)).extracting(Accelerator::model).isEqualTo(model);
  }

  @ParameterizedTest
  @ValueSource(strings = {"H150", "RTX 5095", "GPU", "100", "RTX", "H100 Ultra", "…"})
  void givenANameThatNobodyListed_whenLookedUp_thenNothingIsFound(String name) {
    assertThat(CATALOGUE.find(name)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "H100 SXM5 80GB, H100, SXM, 80",
        "A100-PCIe-40GB, A100, PCIE, 40",
        "MI300X OAM, MI300X, OAM, -",
        "L40S, L40S, -, -",
        "A100 80 GiB, A100, -, 80"
      })
  void givenAName_whenTakenApart_thenFormAndMemoryAreTold(
      String name, String model, FormFactor form, Integer memoryGb) {
    assertThat(HardwareName.of(name)).isEqualTo(new HardwareName(model, form, memoryGb));
  }

  @Test
  void givenOneModel_whenAskedForAlone_thenOnlyItsSourcesComeAlong() {
    // Given
    Accelerator model = CATALOGUE.find("RTX 4090");

    // When
    HardwareCatalogue only = CATALOGUE.only(model);

    // Then
    assertThat(only.models()).containsExactly(model);
    assertThat(only.sources()).extracting(DataSheet::id).contains("nvidia-ada", "akash-pcie");
    assertThat(CATALOGUE.only(null).models()).isEmpty();
  }
}
