package dev.assay.demo.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.Http;
import dev.assay.demo.plan.DatasetPlan;
import dev.assay.demo.plan.DatasetPlan.DigestForm;
import dev.assay.demo.plan.DatasetPlan.ServedAs;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.seed.Seed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetTest {
  /** Pinned by the dossiers of the demo: a change of it is a change of their data. */
  private static final String PINNED =
      "ee7e923161e8d65c55716871e2cdbb7f3f452c33021c059570dd8f9ef7e81cef";

  @Test
  void everyFileIsServedAsTheManifestsSay() throws Exception {
    // Given
    try (var network = network(dataset -> dataset)) {
      String at = network.url("/dataset/croissant.json");
      var sums = text(network, "SHA256SUMS");

      // When
      var croissant = Http.getJson(at);

      // Then
      assertThat(croissant.path("conformsTo").asText())
          .isEqualTo("http://mlcommons.org/croissant/1.0");
      assertThat(croissant.path("license").asText())
          .isEqualTo("https://spdx.org/licenses/CC-BY-4.0");
      assertThat(croissant.path("distribution")).hasSize(4);
      for (JsonNode file : croissant.path("distribution")) {
        URI address = URI.create(at).resolve(file.path("contentUrl").asText());
        byte[] bytes = Http.get(address.toString()).body();
        assertThat(file.path("sha256").asText()).isEqualTo(Digests.sha256(bytes));
        assertThat(file.path("contentSize").asText()).isEqualTo(bytes.length + " B");
        assertThat(sums)
            .contains(file.path("sha256").asText() + "  " + file.path("name").asText() + "\n");
      }
    }
  }

  @Test
  void everyColumnIsReadByAFieldAndEveryRowHasEveryColumn() throws Exception {
    // Given
    try (var network = network(dataset -> dataset)) {
      // When
      var croissant = Http.getJson(network.url("/dataset/croissant.json"));

      // Then
      assertThat(croissant.path("recordSet")).hasSize(3);
      for (JsonNode recordSet : croissant.path("recordSet")) {
        List<String> columns = new ArrayList<>();
        recordSet
            .path("field")
            .forEach(field -> columns.add(field.at("/source/extract/column").asText()));
        String file = recordSet.at("/field/0/source/fileObject/@id").asText();
        List<String> rows = text(network, file).lines().toList();
        assertThat(rows.getFirst()).isEqualTo(String.join(",", columns));
        assertThat(rows).allMatch(row -> row.split(",", -1).length == columns.size());
        assertThat(rows).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void theFilesHaveTheirSizes() {
    // When
    var files = DataFiles.of(new Seed(42));

    // Then
    assertThat(files).extracting(file -> file.bytes().length >> 10).containsExactly(1024, 512, 64);
    assertThat(files).extracting(DataFiles.Csv::name).isEqualTo(DatasetPlan.DATA_FILES);
  }

  @Test
  void oneSeedGivesOneCroissantDocumentOnAnyPort() throws Exception {
    // Given, When, Then
    try (var first = network(dataset -> dataset);
        var second = network(dataset -> dataset);
        var other = DemoNetwork.start(NetworkPlan.standard().withSeed(43))) {
      assertThat(first.croissantDigest()).isEqualTo(PINNED).isEqualTo(second.croissantDigest());
      assertThat(Digests.sha256(Http.get(first.url("/dataset/croissant.json")).body()))
          .isEqualTo(PINNED);
      assertThat(other.croissantDigest()).isNotEqualTo(PINNED);
    }
  }

  @ParameterizedTest
  @CsvSource({"readings.csv", "events.csv", "stations.csv", "LICENSE.txt"})
  void oneByteCanChangeAfterTheManifestWasMade(String file) throws Exception {
    // Given
    try (var network = network(dataset -> dataset.withServedAs(file, ServedAs.ONE_BYTE_CHANGED));
        var standard = network(dataset -> dataset)) {
      // When
      byte[] served = bytes(network, file);

      // Then
      byte[] made = bytes(standard, file);
      assertThat(served).hasSameSizeAs(made);
      assertThat(differences(served, made)).isEqualTo(1);
      assertThat(network.croissantDigest()).isEqualTo(PINNED);
    }
  }

  @Test
  void aFileCanBeMissing() throws Exception {
    // Given
    try (var network = network(dataset -> dataset.withServedAs("events.csv", ServedAs.MISSING))) {
      // When
      var answer = Http.get(network.url("/dataset/events.csv"));

      // Then
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(network.croissantDigest()).isEqualTo(PINNED);
    }
  }

  @Test
  void aFileCanBeTruncated() throws Exception {
    // Given
    try (var network = network(dataset -> dataset.withServedAs("events.csv", ServedAs.TRUNCATED));
        var standard = network(dataset -> dataset)) {
      // When
      byte[] served = bytes(network, "events.csv");

      // Then
      byte[] made = bytes(standard, "events.csv");
      assertThat(served).hasSizeLessThan(made.length);
      assertThat(served).isEqualTo(Arrays.copyOf(made, served.length));
    }
  }

  @Test
  void theLicenceTextCanBeReplacedWhileItsPinStays() throws Exception {
    // Given
    try (var network = network(dataset -> dataset.withServedAs("LICENSE.txt", ServedAs.REPLACED))) {
      // When
      String text = text(network, "LICENSE.txt");

      // Then
      assertThat(text).startsWith("All rights reserved.");
      assertThat(network.croissantDigest()).isEqualTo(PINNED);
    }
  }

  @Test
  void theLicenceTextIsThePublishedOne() throws Exception {
    // Given
    try (var network = network(dataset -> dataset)) {
      // When, Then
      assertThat(text(network, "LICENSE.txt"))
          .startsWith("Creative Commons Attribution 4.0 International\n")
          .contains("Section 8 – Interpretation.");
    }
  }

  @Test
  void thereCanBeNoLicenceText() throws Exception {
    // Given
    try (var network = network(dataset -> dataset.withLicenceFile(false))) {
      // When
      var croissant = Http.getJson(network.url("/dataset/croissant.json"));

      // Then
      assertThat(croissant.path("distribution")).hasSize(3);
      assertThat(Http.get(network.url("/dataset/LICENSE.txt")).statusCode()).isEqualTo(404);
      assertThat(text(network, "SHA256SUMS")).doesNotContain("LICENSE.txt");
    }
  }

  @ParameterizedTest
  @CsvSource({"Open-ish-1.0", "GPL-2.0", "CC0-1.0"})
  void theLicenceIdentifierIsThePlans(String identifier) throws Exception {
    // Given
    try (var network = network(dataset -> dataset.withLicence(identifier))) {
      // When
      var croissant = Http.getJson(network.url("/dataset/croissant.json"));

      // Then
      assertThat(croissant.path("license").asText())
          .isEqualTo("https://spdx.org/licenses/" + identifier);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256, sha256, [0-9a-f]{64}",
    "SHA256_UPPER_CASE, sha256, [0-9A-F]{64}",
    "SHA256_CUT_SHORT, sha256, [0-9a-f]{40}",
    "MD5_ONLY, md5, [0-9a-f]{32}",
    "PLACEHOLDER, sha256, TBD"
  })
  void digestsAreWrittenInThePlansForm(DigestForm form, String property, String pattern)
      throws Exception {
    // Given
    try (var network = network(dataset -> dataset.withDigests(form))) {
      // When
      var distribution = Http.getJson(network.url("/dataset/croissant.json")).path("distribution");

      // Then
      assertThat(distribution.get(0).path(property).asText()).matches(pattern);
      assertThat(distribution.get(0).has("sha256")).isEqualTo(property.equals("sha256"));
      assertThat(distribution.get(3).path("sha256").asText()).matches("[0-9a-f]{64}");
      assertThat(text(network, "SHA256SUMS").lines().findFirst().orElseThrow())
          .matches(pattern + "  readings.csv");
    }
  }

  private static DemoNetwork network(UnaryOperator<DatasetPlan> change) throws Exception {
    return DemoNetwork.start(
        NetworkPlan.standard().withNodes(nodes -> nodes.withListed(8)).withDataset(change));
  }

  private static byte[] bytes(DemoNetwork network, String file) throws Exception {
    return Http.get(network.url("/dataset/" + file)).body();
  }

  private static String text(DemoNetwork network, String file) throws Exception {
    return new String(bytes(network, file), StandardCharsets.UTF_8);
  }

  private static int differences(byte[] one, byte[] other) {
    int differences = 0;
    for (int at = 0; at < one.length; at++) {
      differences += one[at] == other[at] ? 0 : 1;
    }
    return differences;
  }
}
