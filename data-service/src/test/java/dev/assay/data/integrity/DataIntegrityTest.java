package dev.assay.data.integrity;

import static dev.assay.data.testing.MadeUpDataset.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.data.claims.DataClaims;
import dev.assay.data.testing.MadeUpDataset;
import dev.assay.data.testing.ScriptedWorld;
import dev.assay.data.testing.Verifying;
import dev.assay.verification.check.Sampling;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataIntegrityTest {
  private static final DataIntegrity CHECK = new DataIntegrity();

  static Stream<Arguments> lies() {
    return Stream.of(
        arguments(
            "one byte changed after the manifest was made",
            new MadeUpDataset()
                .served(w -> w.serve(address("rows.csv"), utf8("id,label\n1,a\n2,c\n")))),
        arguments(
            "a file cut short",
            new MadeUpDataset().served(w -> w.serve(address("rows.csv"), utf8("id,label\n")))),
        arguments(
            "an MD5 that differs",
            new MadeUpDataset()
                .entry(
                    "rows.csv",
                    e -> {
                      e.remove("sha256");
                      e.put("md5", "d41d8cd98f00b204e9800998ecf8427e");
                    })),
        arguments(
            "a changed file that no record set reads",
            new MadeUpDataset()
                .file("NOTES", "kept")
                .served(w -> w.serve(address("NOTES"), utf8("swapped")))),
        arguments(
            "a changed file beside one that can't be reached",
            new MadeUpDataset()
                .served(w -> w.serve(address("rows.csv"), utf8("x")))
                .served(w -> w.fail(address("labels.csv"), Reason.TIMED_OUT))),
        arguments(
            "a manifest that was promised never to change",
            new MadeUpDataset().immutable().afterPinning(m -> m.put("version", "2"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void aContradictionOfAPinnedDigestIsRefuted(String lie, MadeUpDataset dataset) {
    // When
    Finding finding = Verifying.finding(CHECK, dataset.claims(null), dataset.world());

    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(Outcome.REFUTED);
    assertThat(finding.evidence()).isNotEmpty();
  }

  static Stream<Arguments> honest() {
    return Stream.of(
        arguments("as documented", new MadeUpDataset()),
        arguments(
            "upper-case hexadecimal",
            new MadeUpDataset()
                .entry("rows.csv", e -> e.put("sha256", sha256(e).toUpperCase(Locale.ROOT)))),
        arguments(
            "base64",
            new MadeUpDataset()
                .entry(
                    "rows.csv",
                    e ->
                        e.put(
                            "sha256",
                            Base64.getEncoder()
                                .encodeToString(HexFormat.of().parseHex(sha256(e)))))),
        arguments(
            "an empty file", new MadeUpDataset().file("empty.csv", "").reads("e", "empty.csv")),
        arguments(
            "two files with the same bytes",
            new MadeUpDataset().file("copy.csv", "a,Apple\nb,Banana\n").reads("c", "copy.csv")),
        arguments(
            "a file that the manifest doesn't list",
            new MadeUpDataset().served(w -> w.serve(address("extra.bin"), new byte[] {1}))),
        arguments(
            "no sizes",
            new MadeUpDataset()
                .entry("rows.csv", e -> e.remove("contentSize"))
                .entry("labels.csv", e -> e.remove("contentSize"))),
        arguments(
            "a size in words",
            new MadeUpDataset().entry("rows.csv", e -> e.put("contentSize", "1.2 KB"))),
        arguments(
            "an unpinned file that nothing reads",
            new MadeUpDataset().file("README", "hello").entry("README", e -> e.remove("sha256"))),
        arguments(
            "an HTML page that is a data file",
            new MadeUpDataset()
                .file("page.html", "<p>")
                .reads("p", "page.html")
                .served(w -> w.serve(address("page.html"), utf8("<p>"), "text/html", null))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("honest")
  void whatIsHonestIsConfirmed(String why, MadeUpDataset dataset) {
    // When
    Finding finding = Verifying.finding(CHECK, dataset.claims(null), dataset.world());

    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(Outcome.CONFIRMED);
    assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.HASH_PINNED);
  }

  static Stream<Arguments> unknown() {
    return Stream.of(
        arguments("nobody pinned the manifest", new MadeUpDataset().unpinned(), Reason.WEAK_SOURCE),
        arguments(
            "a file differs, but nobody pinned the manifest",
            new MadeUpDataset()
                .unpinned()
                .served(w -> w.serve(address("rows.csv"), utf8("changed"))),
            Reason.WEAK_SOURCE),
        arguments(
            "a new version since it was pinned",
            new MadeUpDataset().afterPinning(m -> m.put("version", "2")),
            Reason.CHANGED),
        arguments(
            "a placeholder for a digest",
            new MadeUpDataset().entry("rows.csv", e -> e.put("sha256", "TBD")),
            Reason.DIGEST_UNUSABLE),
        arguments(
            "an address for a digest",
            new MadeUpDataset()
                .entry("rows.csv", e -> e.put("sha256", "https://git.example/x/issues/80")),
            Reason.DIGEST_UNUSABLE),
        arguments(
            "an MD5 under the name of SHA-256",
            new MadeUpDataset()
                .entry("rows.csv", e -> e.put("sha256", "d41d8cd98f00b204e9800998ecf8427e")),
            Reason.DIGEST_UNUSABLE),
        arguments(
            "an equal MD5 alone",
            new MadeUpDataset()
                .file("old.csv", "")
                .reads("old", "old.csv")
                .entry(
                    "old.csv",
                    e -> {
                      e.remove("sha256");
                      e.put("md5", "d41d8cd98f00b204e9800998ecf8427e");
                    }),
            Reason.WEAK_SOURCE),
        arguments(
            "an unpinned label file behind a pinned filler",
            new MadeUpDataset().entry("labels.csv", e -> e.remove("sha256")),
            Reason.NOT_COVERED),
        arguments(
            "a record set that reads what isn't listed",
            new MadeUpDataset().reads("ghost", "ghost.csv"),
            Reason.NOT_COVERED),
        arguments(
            "a record set that reads containers in a circle",
            new MadeUpDataset()
                .file("a.zip", "a")
                .file("b.zip", "b")
                .entry("a.zip", e -> e.putObject("containedIn").put("@id", "b.zip"))
                .entry("b.zip", e -> e.putObject("containedIn").put("@id", "a.zip"))
                .reads("circle", "a.zip"),
            Reason.NOT_COVERED),
        arguments(
            "a file that is gone",
            new MadeUpDataset().served(w -> w.fail(address("rows.csv"), Reason.SOURCE_ERROR)),
            Reason.SOURCE_ERROR),
        arguments(
            "a manifest that can't be reached",
            new MadeUpDataset()
                .served(w -> w.fail(MadeUpDataset.MANIFEST, Reason.SOURCE_UNREACHABLE)),
            Reason.SOURCE_UNREACHABLE),
        arguments(
            "a page that asks to log in, in a data file's place",
            new MadeUpDataset()
                .served(w -> w.serve(address("rows.csv"), utf8("<html>"), "text/html", null)),
            Reason.SOURCE_SHAPE_CHANGED),
        arguments(
            "a packed file that the server unpacks on the way",
            new MadeUpDataset()
                .file("rows.csv.gz", "packed")
                .reads("packed", "rows.csv.gz")
                .served(w -> w.serve(address("rows.csv.gz"), utf8("unpacked"), "text/csv", "gzip")),
            Reason.SOURCE_SHAPE_CHANGED),
        arguments(
            "a manifest that is no Dataset",
            new MadeUpDataset().manifest(m -> m.put("@type", "sc:Person")),
            Reason.NOT_RECOGNISED),
        arguments(
            "a manifest without files",
            new MadeUpDataset()
                .manifest(m -> ((ArrayNode) m.get("distribution")).removeAll())
                .manifest(m -> m.remove("recordSet")),
            Reason.NOT_COVERED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unknown")
  void whatProvesNothingIsUnproven(String why, MadeUpDataset dataset, Reason reason) {
    // When
    Finding finding = Verifying.finding(CHECK, dataset.claims(null), dataset.world());

    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(Outcome.UNPROVEN);
    assertThat(finding.reason()).as(finding.explanation()).isEqualTo(reason);
  }

  @Test
  void aFindingNamesTheFilesAndShowsTheCoverage() {
    // Given
    MadeUpDataset dataset =
        new MadeUpDataset().served(w -> w.serve(address("rows.csv"), utf8("changed")));

    // When
    Finding finding = Verifying.finding(CHECK, dataset.claims(null), dataset.world());

    // Then
    assertThat(finding.subject()).isEqualTo("made-up");
    assertThat(finding.explanation()).contains("1 of 2 files").contains("rows.csv");
    assertThat(finding.observed())
        .extracting(Observed::name)
        .contains("file.differs", "manifest.sha256", "bytes.read", "bytes.declared");
    assertThat(value(finding, "bytes.read")).isEqualTo("24");
    assertThat(value(finding, "bytes.declared")).isEqualTo("34");
  }

  @Test
  void atMostAHundredDifferingFilesAreNamed() {
    // Given
    MadeUpDataset dataset = new MadeUpDataset();
    for (int i = 0; i < 150; i++) {
      String name = "part-" + i + ".csv";
      dataset.file(name, "row " + i).served(w -> w.serve(address(name), utf8("changed")));
    }

    // When
    Finding finding = Verifying.finding(CHECK, dataset.claims(null), dataset.world());

    // Then
    assertThat(finding.explanation()).contains("150 of 152 files");
    assertThat(finding.observed().stream().filter(o -> o.name().equals("file.differs")))
        .hasSize(100);
  }

  @Test
  void noMoreBytesAreReadThanTheTermsAllow() {
    // Given
    MadeUpDataset dataset = new MadeUpDataset();
    for (int i = 0; i < 20; i++) {
      String name = "part-" + i + ".bin";
      dataset.file(name, "x".repeat(100)).entry(name, e -> e.remove("contentSize"));
    }
    Terms terms = allowing(1_000);

    // When
    ScriptedWorld world = dataset.world();
    Finding finding = Verifying.findings(CHECK, dataset.claims(null), world, terms).getFirst();

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(Long.parseLong(value(finding, "bytes.read"))).isBetween(500L, 1_000L);
  }

  @Test
  void aFileThatIsTooLargeForItsShareIsAskedAgainAlone() {
    // Given
    MadeUpDataset dataset =
        new MadeUpDataset()
            .file("large.bin", "x".repeat(1_500))
            .entry("large.bin", e -> e.remove("contentSize"))
            .reads("large", "large.bin");
    Terms terms = allowing(4_000);

    // When
    Finding finding =
        Verifying.findings(CHECK, dataset.claims(null), dataset.world(), terms).getFirst();

    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(Outcome.CONFIRMED);
  }

  @Test
  void withoutADatasetTheQuestionDoesNotArise() {
    // When
    Finding finding =
        Verifying.finding(CHECK, new DataClaims(List.of()), new MadeUpDataset().world());

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
  }

  private static Terms allowing(long bytes) {
    Terms standard = Verifying.TERMS;
    Sampling sampling = standard.sampling();
    return new Terms(
        standard.schema(),
        standard.asOf(),
        standard.errorProbability(),
        standard.statisticalClaims(),
        new Sampling(
            sampling.deadShare(),
            sampling.maxNodes(),
            sampling.inferenceRequests(),
            sampling.inferenceRequestsAtLeast(),
            bytes),
        standard.freshness(),
        standard.requirements());
  }

  private static String value(Finding finding, String name) {
    return finding.observed().stream()
        .filter(observed -> observed.name().equals(name))
        .map(Observed::value)
        .findFirst()
        .orElseThrow();
  }

  private static String sha256(ObjectNode entry) {
    return entry.get("sha256").asText();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
