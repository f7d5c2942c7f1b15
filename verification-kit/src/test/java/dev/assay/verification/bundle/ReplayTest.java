package dev.assay.verification.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
  private final SampleBundle sample = new SampleBundle();

  @ParameterizedTest
  @ValueSource(strings = {"24", "25"})
  void an_untouched_bundle_gives_the_same_verdict(String served) throws Exception {
    // Given
    Bundle bundle = sample.with(served);

    // When
    ReplayResult result = replay(zip(bundle));

    // Then
    assertThat(result.discrepancies()).isEmpty();
    assertThat(result.bundle()).isEqualTo(bundle.digest());
    assertThat(result.onTrust()).contains("1 recorded answer(s) of http.get");
  }

  @Test
  void the_same_content_has_the_same_bytes() throws Exception {
    assertThat(zip(sample.with("24"))).isEqualTo(zip(sample.with("24")));
  }

  @Test
  void a_byte_changed_anywhere_is_found() throws Exception {
    Bundle bundle = sample.with("24");
    Random random = new Random(5);
    for (String path : bundle.files().keySet()) {
      // Given
      Map<String, byte[]> files = new HashMap<>(bundle.files());
      byte[] changed = files.get(path).clone();
      changed[random.nextInt(changed.length)] ^= 1;
      files.put(path, changed);

      // When, then
      assertThatThrownBy(() -> BundleZip.read(in(withIndex(files, bundle.index()))))
          .as(path)
          .isInstanceOf(TamperedBundle.class)
          .hasMessageContaining(path);
    }
  }

  @Test
  void an_edited_observation_with_mended_digests_is_refused() throws Exception {
    // Given: the project served 25 and claims 24; somebody edits what was observed
    Bundle lying = sample.with("25");
    Bundle edited =
        edited(
            lying,
            BundlePaths.observation(SampleLayer.CHECK),
            o -> ((ObjectNode) o.get("observation")).put("number", 24));

    // When
    ReplayResult result = replay(zip(edited));

    // Then
    assertThat(result.same()).isFalse();
    assertThat(result.discrepancies())
        .anySatisfy(
            d -> assertThat(d.path()).isEqualTo(BundlePaths.observation(SampleLayer.CHECK)));
  }

  @Test
  void an_edited_finding_with_mended_digests_is_refused() throws Exception {
    // Given
    Bundle edited =
        edited(
            sample.with("25"),
            BundlePaths.VERDICT,
            v -> ((ObjectNode) v.at("/layers/1/findings/0")).put("outcome", "CONFIRMED"));

    // When
    ReplayResult result = replay(zip(edited));

    // Then
    assertThat(result.discrepancies())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.cause()).isEqualTo(ReplayResult.Cause.CHANGED);
              assertThat(d.what())
                  .contains("outcome says \"CONFIRMED\", recomputed is \"REFUTED\"");
            });
  }

  @Test
  void edited_terms_are_refused() throws Exception {
    // Given
    Bundle edited =
        edited(
            sample.with("24"),
            BundlePaths.TERMS,
            t -> ((ObjectNode) t).put("errorProbability", "0.1"));

    // When
    ReplayResult result = replay(zip(edited));

    // Then
    assertThat(result.same()).isFalse();
  }

  @Test
  void an_observation_that_was_taken_out_is_missed() throws Exception {
    // Given
    Bundle whole = sample.with("25");
    Map<String, byte[]> files = new HashMap<>(whole.files());
    files.remove(BundlePaths.observation(SampleLayer.CHECK));

    // When
    ReplayResult result = replay(zip(new Bundle(files, Map.of())));

    // Then
    assertThat(result.discrepancies())
        .anySatisfy(d -> assertThat(d.what()).contains("is missing: taken out"));
  }

  @Test
  void another_version_of_a_check_is_told_apart_from_a_change() throws Exception {
    // Given
    Bundle older =
        edited(
            sample.with("24"),
            BundlePaths.observation(SampleLayer.CHECK),
            o -> ((ObjectNode) o).put("checkVersion", 7));

    // When
    ReplayResult result = replay(zip(older));

    // Then
    assertThat(result.discrepancies())
        .allSatisfy(d -> assertThat(d.cause()).isEqualTo(ReplayResult.Cause.OTHER_VERSION));
  }

  @Test
  void a_class_that_the_register_does_not_give_is_refused() throws Exception {
    // Given: an envelope claims to come from a third party, all digests mended
    Bundle whole = sample.with("24");
    Map<String, byte[]> files = new HashMap<>(whole.files());
    JsonNode recording = CanonicalJson.read(files.get(BundlePaths.RECORDING));
    String before = recording.at("/answers/0/envelope").asText();
    ObjectNode envelope = (ObjectNode) CanonicalJson.read(files.remove("evidence/" + before));
    envelope.put("evidenceClass", "THIRD_PARTY_API");
    byte[] bytes = CanonicalJson.write(envelope);
    files.put("evidence/" + Digest.of(bytes), bytes);
    String mended =
        new String(files.get(BundlePaths.RECORDING), StandardCharsets.UTF_8)
            .replace(before, Digest.of(bytes).hex());
    files.put(BundlePaths.RECORDING, mended.getBytes(StandardCharsets.UTF_8));

    // When, then
    assertThatThrownBy(() -> replay(zip(new Bundle(files, Map.of()))))
        .isInstanceOf(TamperedBundle.class)
        .hasMessageContaining("the register says PROJECT_API");
  }

  @Test
  void hostile_zips_are_refused() throws Exception {
    // Given
    byte[] valid = zip(sample.with("24"));
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      byte[] mutated = valid.clone();
      mutated[random.nextInt(mutated.length)] ^= (byte) (1 + random.nextInt(255));

      // When, then: it is refused, or the change hit nothing that carries content
      try {
        assertThat(BundleZip.read(in(mutated)).digest()).isEqualTo(sample.with("24").digest());
      } catch (TamperedBundle e) {
        assertThat(e).hasMessageMatching("(?s).+");
      }
    }
  }

  private static ReplayResult replay(byte[] zip) throws Exception {
    return Replay.replay(List.of(new SampleLayer()), BundleZip.read(in(zip)));
  }

  private static Bundle edited(Bundle bundle, String path, Consumer<JsonNode> edit)
      throws Exception {
    Map<String, byte[]> files = new HashMap<>(bundle.files());
    JsonNode document = CanonicalJson.read(files.get(path));
    edit.accept(document);
    files.put(path, CanonicalJson.write(document));
    return new Bundle(files, Map.of());
  }

  private static byte[] withIndex(Map<String, byte[]> files, BundleIndex index) throws Exception {
    byte[] whole = zip(new Bundle(files, Map.of()));
    // the list of the untouched bundle in place of the mended one
    var in = new java.util.zip.ZipInputStream(new ByteArrayInputStream(whole));
    var out = new ByteArrayOutputStream();
    try (var zip = new java.util.zip.ZipOutputStream(out)) {
      for (var e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        zip.putNextEntry(new java.util.zip.ZipEntry(e.getName()));
        byte[] bytes = in.readAllBytes();
        zip.write(e.getName().equals(BundleIndex.PATH) ? CanonicalJson.write(index) : bytes);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] zip(Bundle bundle) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BundleZip.write(bundle, out);
    return out.toByteArray();
  }

  private static ByteArrayInputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
