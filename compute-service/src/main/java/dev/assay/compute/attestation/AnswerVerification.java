package dev.assay.compute.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer and verifies its reports: the form that NVIDIA's own tool writes, {@code
 * evidence} and {@code certificate} in Base64, with what is Assay's beside it. Fields that nobody
 * documents are left alone. Pure.
 */
final class AnswerVerification {
  private static final int MOST_GPUS = 16;
  private static final int MOST_REFERENCES = 8;
  private static final int MOST_STATUSES = 8;

  private AnswerVerification() {}

  static HostAnswer of(String nonce, AttestationTranscript transcript) throws InvalidDocument {
    byte[] body = Base64.getDecoder().decode(transcript.body());
    Require.that(body.length <= AttestationTranscript.LONGEST_BODY, "body", "is too long");
    JsonNode answer = CanonicalJson.read(body);
    PinnedRoots roots = PinnedRoots.of(RootPurpose.DEVICE, transcript.roots());
    ReferenceValues references = references(answer, transcript);
    GpuVerification verification =
        new GpuVerification(nonce, roots, references, transcript.at(), chains(answer));
    List<GpuAttested> gpus = new ArrayList<>();
    List<JsonNode> reports = list(answer, "gpus", MOST_GPUS);
    for (int i = 0; i < reports.size(); i++) {
      gpus.add(verification.of(i, reports.get(i).path("evidence").asText()));
    }
    JsonNode host = answer.path("host");
    HostQuoted quote = host.isObject() ? new QuoteVerification(nonce, transcript).of(host) : null;
    return new HostAnswer(transcript.at(), transcript.tookMillis(), gpus, quote, inventory(answer));
  }

  private static ReferenceValues references(JsonNode answer, AttestationTranscript transcript) {
    PinnedRoots roots = PinnedRoots.of(RootPurpose.REFERENCE, transcript.roots());
    List<byte[]> documents = decoded(list(answer, "references", MOST_REFERENCES));
    return ReferenceValues.signedIn(documents, roots, transcript.at());
  }

  /** The chain beside each report; null where it can't be read. */
  private static List<@Nullable DeviceChain> chains(JsonNode answer) {
    List<@Nullable DeviceChain> chains = new ArrayList<>();
    for (JsonNode gpu : list(answer, "gpus", MOST_GPUS)) {
      chains.add(chain(gpu));
    }
    return chains;
  }

  private static @Nullable DeviceChain chain(JsonNode gpu) {
    try {
      return DeviceChain.read(
          bytes(gpu.path("certificate").asText()), decoded(list(gpu, "ocsp", MOST_STATUSES)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static List<byte[]> decoded(List<JsonNode> texts) {
    return texts.stream().map(JsonNode::asText).map(AnswerVerification::bytes).toList();
  }

  private static @Nullable Inventory inventory(JsonNode answer) throws InvalidDocument {
    JsonNode inventory = answer.path("inventory");
    return inventory.isObject() ? CanonicalJson.read(inventory, Inventory.class) : null;
  }

  private static List<JsonNode> list(JsonNode answer, String field, int most) {
    JsonNode list = answer.path(field);
    Require.that(list.isMissingNode() || list.isArray(), field, "must be a list");
    Require.that(list.size() <= most, field, "must have at most " + most + " entries");
    List<JsonNode> entries = new ArrayList<>();
    list.forEach(entries::add);
    return entries;
  }

  static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
