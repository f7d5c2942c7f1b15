package dev.assay.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.cli.Complaint;
import dev.assay.cli.console.ProgressView;
import dev.assay.cli.gateway.Events;
import dev.assay.cli.gateway.Rest;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.policy.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One verification at a gateway: submits the dossier, starts the run, follows it to its end, and
 * fetches what came of it.
 */
final class VerificationRun {
  private final Rest rest;
  private final ProgressView view;
  private final Runnable alive;

  /**
   * @param alive fails when the gateway is known to be gone
   */
  VerificationRun(Rest rest, ProgressView view, Runnable alive) {
    this.rest = rest;
    this.view = view;
    this.alive = alive;
  }

  /**
   * What came of it.
   *
   * @param document the verdict document, byte for byte
   * @param page the page
   * @param bundle the bundle
   */
  record Result(Verdict verdict, byte[] document, byte[] page, byte[] bundle) {}

  /** Runs it under this policy, or the default one. */
  Result run(Dossier dossier, @Nullable String policy) {
    String project = "/v1/projects/" + dossier.project().slug();
    rest.put(project + "/dossier", "application/json", CanonicalJson.write(dossier));
    byte[] order = CanonicalJson.write(policy == null ? Map.of() : Map.of("policy", policy));
    String id = rest.post(project + "/verifications", order).path("id").asText();
    String path = "/v1/verifications/" + id;
    Thread cancel = new Thread(() -> rest.cancel(path), "verification-cancel");
    Runtime.getRuntime().addShutdownHook(cancel);
    new Events(rest, path + "/events").follow(view::show, VerificationRun::isLast, alive);
    Runtime.getRuntime().removeShutdownHook(cancel);
    return result(rest.json(path));
  }

  private Result result(JsonNode verification) {
    String id = verification.path("verdict").path("id").asText();
    if (id.isEmpty()) {
      String state = verification.path("state").asText();
      throw Complaint.unavailable("the verification ended without a verdict (" + state + ").");
    }
    byte[] document = rest.bytes("/v1/verdicts/" + id);
    return new Result(
        verdict(document),
        document,
        rest.bytes("/verdicts/" + id),
        rest.bytes("/v1/verdicts/" + id + "/bundle"));
  }

  private static boolean isLast(JsonNode event) {
    return event.path("type").asText().equals("verification-finished");
  }

  private static Verdict verdict(byte[] document) {
    try {
      return CanonicalJson.read(document, Verdict.class);
    } catch (InvalidDocument e) {
      throw Complaint.internal(
          "the verdict is not readable (%s): %s"
              .formatted(e.getMessage(), new String(document, StandardCharsets.UTF_8)));
    }
  }
}
