package dev.assay.cli.attest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.signature.Ed25519;
import dev.assay.verification.signature.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a host answers to a nonce: its cards' reports, their reference manifests, and what the node
 * signs that it has. Thread-safe.
 *
 * @param gpus how many there are, rented ones included
 * @param references files of reference manifests
 * @param rented file with the id of a rental on each line; null when nothing is rented out
 */
record Attester(
    Collector collector, SigningKey key, int gpus, List<Path> references, @Nullable Path rented) {
  private static final String LABEL = "assay gpu inventory v1";

  Attester {
    references = List.copyOf(references);
  }

  Map<String, Object> answer(String nonce) throws IOException, InterruptedException {
    JsonNode reports = collector.collect(nonce);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("gpus", reports);
    answer.put("references", manifests());
    answer.put("inventory", inventory(nonce));
    return answer;
  }

  private List<String> manifests() throws IOException {
    List<String> manifests = new ArrayList<>();
    for (Path file : references) {
      manifests.add(Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
    }
    return manifests;
  }

  private Map<String, Object> inventory(String nonce) throws IOException {
    List<String> ids =
        rented == null
            ? List.of()
            : Files.readAllLines(rented).stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    StringBuilder text = new StringBuilder(LABEL);
    text.append('\n').append(nonce).append('\n').append(gpus).append('\n');
    ids.forEach(id -> text.append(id).append('\n'));
    byte[] signature = Ed25519.sign(key.secret(), text.toString().getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "gpus", gpus, "rented", ids, "signature", Base64.getEncoder().encodeToString(signature));
  }
}
