package dev.assay.data.licence;

import static dev.assay.data.testing.MadeUpDataset.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.data.testing.MadeUpDataset;
import dev.assay.data.testing.Verifying;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataLicenceTest {
  private static final DataLicence CHECK = new DataLicence();
  private static final String BY = "CC-BY-4.0";

  static Stream<Arguments> confirmed() {
    return Stream.of(
        arguments("text and field agree", withText(BY), BY),
        arguments("an identifier in other case", withText(BY), "cc-by-4.0"),
        arguments("no field at all", withText(BY).manifest(m -> m.remove("license")), BY),
        arguments(
            "a field that names the text's file",
            withText(BY).manifest(m -> m.put("license", "LICENSE.txt")),
            BY),
        arguments(
            "a field that names a file of another name",
            new MadeUpDataset()
                .file("terms.txt", text(BY))
                .manifest(m -> m.putObject("license").put("url", "terms.txt")),
            BY),
        arguments(
            "code under another licence beside it",
            withText(BY).file("LICENSE-CODE", text("MIT")).file("LICENSE-MIT", text("MIT")),
            BY),
        arguments(
            "a deprecated identifier",
            new MadeUpDataset()
                .file("COPYING", text("GPL-3.0-only"))
                .manifest(m -> m.put("license", "GPL-3.0")),
            "GPL-3.0"),
        arguments(
            "white space, quotation marks and line ends of another editor",
            new MadeUpDataset()
                .file(
                    "LICENSE",
                    text(BY).replace("\n", "\r\n  ").replace('“', '"').replace('”', '"')),
            BY));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("confirmed")
  void aPinnedTextConfirms(String why, MadeUpDataset dataset, String claimed) {
    // When
    Finding finding = Verifying.finding(CHECK, dataset.claims(claimed), dataset.world());

    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(Outcome.CONFIRMED);
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        arguments(
            "the manifest declares a stricter licence",
            withText(BY).manifest(m -> m.put("license", "https://spdx.org/licenses/CC-BY-NC-4.0")),
            BY),
        arguments(
            "the text is of a stricter licence",
            withText("CC-BY-NC-4.0").manifest(m -> m.put("license", BY)),
            BY),
        arguments(
            "the text is of a stricter licence and the field says nothing",
            withText("CC-BY-NC-ND-4.0").manifest(m -> m.remove("license")),
            BY),
        arguments(
            "data under a data licence, claimed under a program's",
            withText("ODbL-1.0").manifest(m -> m.put("license", "MIT")),
            "MIT"),
        arguments(
            "the field names a text of another licence",
            new MadeUpDataset()
                .file("LICENSE", text("MIT"))
                .manifest(m -> m.put("license", "LICENSE")),
            BY));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void anotherLicenceRefutes(String lie, MadeUpDataset dataset, String claimed) {
    // When
    Finding finding = Verifying.finding(CHECK, dataset.claims(claimed), dataset.world());

    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(Outcome.REFUTED);
  }

  static Stream<Arguments> unknown() {
    return Stream.of(
        arguments("a bare statement", new MadeUpDataset(), BY, Reason.WEAK_SOURCE),
        arguments(
            "not even a statement in the manifest",
            new MadeUpDataset().manifest(m -> m.remove("license")),
            BY,
            Reason.WEAK_SOURCE),
        arguments("nobody pinned the manifest", withText(BY).unpinned(), BY, Reason.WEAK_SOURCE),
        arguments(
            "another licence, but nobody pinned the manifest",
            withText("CC-BY-NC-4.0").unpinned(),
            BY,
            Reason.WEAK_SOURCE),
        arguments("no SPDX identifier", withText(BY), "Creative-Commons", Reason.NOT_RECOGNISED),
        arguments(
            "a field that names nothing known",
            withText(BY).manifest(m -> m.put("license", "see our website")),
            BY,
            Reason.NOT_RECOGNISED),
        arguments(
            "two licences in the field",
            withText(BY).manifest(m -> m.putArray("license").add(BY).add("MIT")),
            BY,
            Reason.SOURCES_DISAGREE),
        arguments(
            "a program's licence beside data",
            new MadeUpDataset().file("LICENSE", text("MIT")),
            BY,
            Reason.SOURCES_DISAGREE),
        arguments(
            "an added condition",
            new MadeUpDataset()
                .file("LICENSE", text(BY) + "\nCommercial use needs written permission.\n"),
            BY,
            Reason.NOT_RECOGNISED),
        arguments(
            "a text that was exchanged after the manifest was made",
            withText(BY)
                .served(
                    w ->
                        w.serve(
                            address("LICENSE.txt"),
                            "All rights reserved.".getBytes(StandardCharsets.UTF_8))),
            BY,
            Reason.CHANGED),
        arguments(
            "a text that is gone",
            withText(BY).served(w -> w.fail(address("LICENSE.txt"), Reason.SOURCE_ERROR)),
            BY,
            Reason.SOURCE_ERROR),
        arguments(
            "a text without a digest",
            withText(BY).entry("LICENSE.txt", e -> e.remove("sha256")),
            BY,
            Reason.NOT_COVERED),
        arguments(
            "a new version since it was pinned",
            withText(BY).afterPinning(m -> m.put("version", "2")),
            BY,
            Reason.CHANGED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unknown")
  void whatProvesNothingIsUnproven(
      String why, MadeUpDataset dataset, String claimed, Reason reason) {
    // When
    Finding finding = Verifying.finding(CHECK, dataset.claims(claimed), dataset.world());

    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(Outcome.UNPROVEN);
    assertThat(finding.reason()).as(finding.explanation()).isEqualTo(reason);
  }

  @Test
  void withoutALicenceClaimTheQuestionDoesNotArise() {
    // Given
    MadeUpDataset dataset = withText(BY);

    // When
    Finding finding = Verifying.finding(CHECK, dataset.claims(null), dataset.world());

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
  }

  private static MadeUpDataset withText(String id) {
    return new MadeUpDataset().file("LICENSE.txt", text(id));
  }

  private static String text(String id) {
    return SpdxResources.text(id, "licenseText");
  }
}
