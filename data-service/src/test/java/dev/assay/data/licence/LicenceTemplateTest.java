package dev.assay.data.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceTemplateTest {
  private final SpdxList list = SpdxList.bundled();

  @ParameterizedTest
  @CsvSource({
    "give the cat milk, true",
    "give the dog milk, true",
    "please give the cat milk, true",
    "give the cow milk, false",
    "give the cat, false",
    "give the cat milk and honey, false",
    "give the cat from Acme Ltd milk, false"
  })
  void readsOptionalPassagesAndAlternatives(String text, boolean matches) {
    // Given
    LicenceTemplate template =
        LicenceTemplate.parse(
            "<<beginOptional>>Please <<endOptional>>give the"
                + " <<var;name=\"animal\";original=\"cat\";match=\"cat|dog\">> milk");

    // Then
    assertThat(template.matches(LicenceWords.of(text))).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Copyright (c) 2026 Example Foundation",
        "© 2019-2026 A. Person and B. Person, all rights reserved",
        ""
      })
  void anyHolderMayStandInTheCopyrightLine(String line) {
    assertThat(list.recognise(mit(line))).containsExactly("MIT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Copyright (c) 2026 Example. For research use only.",
        "Copyright (c) 2026 Example. Commercial exploitation is reserved.",
        "Copyright (c) 2026 Example, who must be paid",
      })
  void noConditionHidesInTheCopyrightLine(String line) {
    assertThat(list.recognise(mit(line))).isEmpty();
  }

  @Test
  void oneWordMoreOrLessIsAnotherText() {
    // Given
    String text = SpdxResources.text("CC-BY-4.0", "licenseText");
    List<String> words = LicenceWords.of(text);
    Random random = new Random(20261101);

    for (int i = 0; i < 200; i++) {
      // When
      List<String> changed = new ArrayList<>(words);
      int at = random.nextInt(1, words.size() - 400);
      changed.add(at, "noncommercial");

      // Then
      assertThat(list.recognise(String.join(" ", changed))).as("at %d", at).isEmpty();
    }
  }

  @Test
  void aHostileTextCostsNoMoreThanItsLength() {
    // Given
    String text = String.join(" ", Collections.nCopies(40_000, "copyright i a 1"));

    // Then
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(list.recognise(text)).isEmpty());
  }

  @Test
  void aBrokenTemplateIsRefused() {
    assertThatThrownBy(() -> LicenceTemplate.parse("a <<var;nonsense>> b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nonsense");
  }

  private static String mit(String copyright) {
    return SpdxResources.text("MIT", "licenseText")
        .replace("Copyright (c) <year> <copyright holders>", copyright);
  }
}
