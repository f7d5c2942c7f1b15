package dev.assay.data.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.claims.ManifestFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {
  static final URI ADDRESS = URI.create("https://data.example/set/manifest");

  @Test
  void aCroissantArchiveCoversWhatItContains() {
    // When
    Manifest manifest = read(ManifestFormat.CROISSANT, "valid-croissant-1.0-archive.json");

    // Then
    assertThat(manifest.files())
        .extracting(ManifestFile::name)
        .containsExactly("photos.zip", "unrelated.pdf");
    assertThat(file(manifest, "photos.zip").needed()).isTrue();
    assertThat(file(manifest, "photos.zip").size()).isEqualTo(104857600L);
    assertThat(file(manifest, "photos.zip").address())
        .isEqualTo(URI.create("https://files.example/photos.zip"));
    assertThat(file(manifest, "unrelated.pdf").needed()).isFalse();
    assertThat(file(manifest, "unrelated.pdf").digest()).isNull();
    assertThat(manifest.unlisted()).isEmpty();
    assertThat(manifest.licences())
        .containsExactly("https://creativecommons.org/licenses/by-sa/4.0/");
  }

  @Test
  void croissantTermsAreReadUnderTheirWholeNamesAndFromAGraph() {
    // When
    Manifest manifest = read(ManifestFormat.CROISSANT, "valid-croissant-1.1-long-names.json");

    // Then
    ManifestFile file = file(manifest, "a.csv");
    assertThat(file.address()).isEqualTo(URI.create("https://data.example/set/data/a.csv"));
    assertThat(file.size()).isEqualTo(2048L);
    assertThat(file.digest()).isInstanceOf(DeclaredDigest.Usable.class);
    assertThat(file.needed()).isTrue();
    assertThat(manifest.licences()).containsExactly("https://spdx.org/licenses/ODbL-1.0");
  }

  @Test
  void anAddressInADigestsPlaceIsUnusable() {
    // When
    Manifest manifest = read(ManifestFormat.CROISSANT, "valid-croissant-git-repository.json");

    // Then
    ManifestFile repository = file(manifest, "repo");
    assertThat(repository.needed()).isTrue();
    assertThat(repository.digest())
        .isEqualTo(new DeclaredDigest.Unusable("is an address, not a digest"));
    assertThat(manifest.licences()).containsExactly("mit");
  }

  @Test
  void aFileSetWithoutContainerTakesTheObjectsThatItsGlobsMatch() {
    // When
    Manifest manifest = read(ManifestFormat.CROISSANT, "valid-croissant-fileset-of-objects.json");

    // Then
    assertThat(file(manifest, "p1").needed()).isTrue();
    assertThat(file(manifest, "p2").needed()).isTrue();
    assertThat(file(manifest, "readme").needed()).isFalse();
    assertThat(algorithm(file(manifest, "p1"))).isEqualTo("sha256");
    assertThat(algorithm(file(manifest, "p2"))).isEqualTo("md5");
  }

  @Test
  void withoutRecordSetsEveryFileIsNeeded() {
    // When
    Manifest manifest = read(ManifestFormat.CROISSANT, "valid-croissant-without-record-sets.json");

    // Then
    assertThat(file(manifest, "only.bin").needed()).isTrue();
    assertThat(file(manifest, "only.bin").size()).isNull();
    assertThat(manifest.licences()).containsExactly("https://spdx.org/licenses/MIT");
  }

  @Test
  void plainChecksumLines() {
    // When
    Manifest manifest = read(ManifestFormat.SHA256SUMS, "valid-SHA256SUMS-plain");

    // Then
    assertThat(manifest.files())
        .extracting(ManifestFile::name)
        .containsExactly("data/a.csv", "b with spaces.bin", "c.csv");
    assertThat(file(manifest, "b with spaces.bin").address())
        .isEqualTo(URI.create("https://data.example/set/b%20with%20spaces.bin"));
    assertThat(manifest.files()).allMatch(f -> f.digest() instanceof DeclaredDigest.Usable);
  }

  @Test
  void checksumLinesInBsdStyle() {
    // When
    Manifest manifest = read(ManifestFormat.SHA256SUMS, "valid-SHA256SUMS-bsd");

    // Then
    assertThat(algorithm(file(manifest, "data/a.csv"))).isEqualTo("sha256");
    assertThat(algorithm(file(manifest, "b (1).bin"))).isEqualTo("sha512");
    assertThat(algorithm(file(manifest, "c.csv"))).isEqualTo("md5");
    assertThat(file(manifest, "d.csv").digest())
        .isEqualTo(new DeclaredDigest.Unusable("is by BLAKE2b, which isn't supported"));
  }

  @Test
  void escapedChecksumLines() {
    // When
    Manifest manifest = read(ManifestFormat.SHA256SUMS, "valid-SHA256SUMS-escaped");

    // Then
    assertThat(manifest.files())
        .extracting(ManifestFile::name)
        .containsExactly("back\\slash.csv", "new\nline.csv");
  }

  @Test
  void linesThatProveNothingAreFilesWithoutAProof() {
    // When
    Manifest manifest = read(ManifestFormat.SHA256SUMS, "valid-SHA256SUMS-placeholders");

    // Then
    assertThat(file(manifest, "a.csv").digest()).isInstanceOf(DeclaredDigest.Unusable.class);
    assertThat(algorithm(file(manifest, "b.csv"))).isEqualTo("sha1");
    assertThat(file(manifest, "c.csv").digest()).isInstanceOf(DeclaredDigest.Unusable.class);
    assertThat(file(manifest, "../outside.csv").address()).isNull();
    assertThat(file(manifest, "/etc/passwd").address()).isNull();
    assertThat(manifest.files().getLast().digest()).isInstanceOf(DeclaredDigest.Unusable.class);
  }

  @Test
  void contradictingLinesPromiseNothing() {
    // When
    Manifest manifest = read(ManifestFormat.SHA256SUMS, "valid-SHA256SUMS-contradiction");

    // Then
    assertThat(manifest.files()).hasSize(2);
    assertThat(file(manifest, "a.csv").digest()).isInstanceOf(DeclaredDigest.Usable.class);
    assertThat(file(manifest, "b.csv").digest())
        .isEqualTo(new DeclaredDigest.Unusable("is one of several for the same file"));
  }

  @Test
  void thePlainManifest() {
    // When
    Manifest manifest = read(ManifestFormat.PLAIN, "valid-plain.json");

    // Then
    assertThat(file(manifest, "data/a.csv").address())
        .isEqualTo(URI.create("https://data.example/set/data/a.csv"));
    assertThat(file(manifest, "b.csv").address())
        .isEqualTo(URI.create("https://cdn.example/b.csv"));
    assertThat(file(manifest, "c.csv").digest()).isNull();
    assertThat(file(manifest, "../d.csv").address()).isNull();
    assertThat(file(manifest, "e.csv").address()).isNull();
    assertThat(file(manifest, "files[5]").digest()).isInstanceOf(DeclaredDigest.Unusable.class);
    assertThat(manifest.licences()).containsExactly("CC0-1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "CROISSANT, invalid-croissant-context-moves-terms.json, distribution means",
    "CROISSANT, invalid-croissant-context-renames-terms.json, files means",
    "CROISSANT, invalid-croissant-same-id-twice.json, lists a twice",
    "CROISSANT, invalid-croissant-no-dataset.json, describes no Dataset",
    "CROISSANT, invalid-croissant-repeated-field.json, is not readable JSON",
    "CROISSANT, invalid-croissant-html-page.json, is not readable JSON",
    "SHA256SUMS, invalid-SHA256SUMS-prose, has no line of a checksum program",
    "PLAIN, invalid-plain-files-is-no-list.json, has no list 'files'",
  })
  void whatIsNoManifestSaysWhy(ManifestFormat format, String name, String why) {
    assertThat(ManifestReader.read(format, bytes(name), ADDRESS))
        .isInstanceOfSatisfying(
            ManifestReading.Unreadable.class, no -> assertThat(no.why()).contains(why));
  }

  static byte[] bytes(String name) {
    try (InputStream in = ManifestReaderTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifest read(ManifestFormat format, String name) {
    return switch (ManifestReader.read(format, bytes(name), ADDRESS)) {
      case ManifestReading.Read read -> read.manifest();
      case ManifestReading.Unreadable no -> throw new AssertionError(name + " " + no.why());
    };
  }

  private static ManifestFile file(Manifest manifest, String name) {
    return manifest.files().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + manifest.files()));
  }

  private static String algorithm(ManifestFile file) {
    return file.digest() instanceof DeclaredDigest.Usable usable
        ? usable.algorithm().word()
        : "none";
  }
}
