package dev.assay.compute.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Reports of real cards, as their maker publishes them beside its own verifier. */
final class RecordedReports {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private RecordedReports() {}

  static JsonNode answer(String name) {
    try (InputStream in = RecordedReports.class.getResourceAsStream("/attestation/" + name)) {
      return CanonicalJson.read(in.readAllBytes());
    } catch (IOException | InvalidDocument e) {
      throw new AssertionError(e);
    }
  }

  /** What comes of these bytes; an {@link IllegalArgumentException} when they have another form. */
  static HostAnswer read(String answer) {
    try {
      return verified(CanonicalJson.read(answer.getBytes(StandardCharsets.UTF_8)), "00".repeat(32));
    } catch (InvalidDocument e) {
      throw new AssertionError(e);
    }
  }

  /** What comes of this answer to this nonce, without roots of an operator. */
  static HostAnswer verified(JsonNode answer, String nonce) {
    AttestationTranscript transcript =
        new AttestationTranscript(
            AttestationTranscript.SCHEMA,
            NOW,
            1200,
            null,
            List.of(),
            Base64.getEncoder().encodeToString(CanonicalJson.write(answer)));
    try {
      return AnswerVerification.of(nonce, transcript);
    } catch (InvalidDocument e) {
      throw new IllegalArgumentException(e);
    }
  }

  static byte[] report(String name) {
    return Base64.getDecoder().decode(answer(name).at("/gpus/0/evidence").asText());
  }

  static byte[] chain(String name) {
    return Base64.getDecoder().decode(answer(name).at("/gpus/0/certificate").asText());
  }
}
