package dev.assay.data.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpdxListTest {
  private final SpdxList list = SpdxList.bundled();

  @Test
  void theBundledResourcesAreWhatTheSpdxLibraryHolds() throws IOException {
    // Given
    Map<String, String> generated = SpdxResources.generated();

    // Then
    for (Map.Entry<String, String> file : generated.entrySet()) {
      assertThat(Files.readString(SpdxResources.FOLDER.resolve(file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
    try (Stream<java.nio.file.Path> bundled = Files.list(SpdxResources.FOLDER)) {
      assertThat(bundled.map(p -> p.getFileName().toString()))
          .hasSameElementsAs(generated.keySet());
    }
    assertThat(list.version()).startsWith("SPDX License List 3.");
  }

  @ParameterizedTest
  @CsvSource({
    "CC-BY-4.0, CC-BY-4.0",
    "cc-by-4.0, CC-BY-4.0",
    "https://spdx.org/licenses/CC-BY-4.0, CC-BY-4.0",
    "https://spdx.org/licenses/CC-BY-4.0.html, CC-BY-4.0",
    "https://creativecommons.org/licenses/by/4.0/, CC-BY-4.0",
    "http://creativecommons.org/licenses/by-nc-sa/4.0/legalcode.en, CC-BY-NC-SA-4.0",
    "https://creativecommons.org/licenses/by/3.0/de/, CC-BY-3.0-DE",
    "https://creativecommons.org/publicdomain/zero/1.0/, CC0-1.0",
    "https://www.apache.org/licenses/LICENSE-2.0, Apache-2.0",
    "Apache License 2.0, Apache-2.0",
    "MIT License, MIT",
    "Creative Commons Attribution 4.0 International, CC-BY-4.0",
  })
  void readsTheWaysInWhichManifestsWriteALicence(String written, String id) {
    assertThat(list.meaning(written)).containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"other", "proprietary", "https://example.org/terms", "CC-BY", "", "see LICENSE"})
  void doesNotGuess(String written) {
    assertThat(list.meaning(written)).isEmpty();
  }

  static Stream<String> templated() {
    return SpdxResources.TEMPLATED.stream();
  }

  @ParameterizedTest
  @MethodSource("templated")
  void aTextIsItsOwnLicenceAndNoOther(String id) {
    // Given
    String text = SpdxResources.text(id, "licenseText");
    LicenceTemplate template =
        LicenceTemplate.parse(SpdxResources.text(id, "standardLicenseTemplate"));

    // Then
    assertThat(list.recognise(text)).isEqualTo(list.same(list.licence(id)));
    assertThat(template.matches(LicenceWords.of(text))).isTrue();
    for (String other : SpdxResources.TEMPLATED) {
      if (!other.equals(id)) {
        String otherText = SpdxResources.text(other, "licenseText");
        assertThat(template.matches(LicenceWords.of(otherText))).as(other).isFalse();
      }
    }
  }

  @Test
  void aTextThatDiffersWhereItMayIsRecognisedByItsTemplate() {
    // Given
    String renamed =
        SpdxResources.text("BSD-3-Clause", "licenseText")
            .replaceFirst("(?i)copyright \\(c\\).*", "Copyright (c) 2026 Example e.V.");
    assertThat(renamed).contains("Example e.V.");

    // Then
    assertThat(list.recognise(renamed)).containsExactly("BSD-3-Clause");
  }

  @Test
  void aDeprecatedIdentifierIsListedAsSuch() {
    assertThat(list.licence("GPL-3.0").deprecated()).isTrue();
    assertThat(list.same(list.licence("GPL-3.0"))).contains("GPL-3.0-only", "GPL-3.0-or-later");
    assertThat(list.licence("CC-BY-4.0").deprecated()).isFalse();
    assertThat(list.licence("CC-BY-5.0")).isNull();
  }
}
