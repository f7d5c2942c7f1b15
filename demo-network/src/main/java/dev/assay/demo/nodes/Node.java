package dev.assay.demo.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Door;
import dev.assay.demo.http.Request;
import dev.assay.demo.http.Site;
import dev.assay.demo.seed.SigningKey;
import java.time.Duration;
import java.util.Map;

/** One node: it tells its status, signs the nonce that it is given, and carries bytes. */
record Node(String id, SigningKey key, Duration delay, Throttle throttle) {
  private static final int LONGEST_NONCE = 1024;

  void openOn(Site site) {
    site.serve("GET", "/status", Door.answering(request -> status()).after(delay));
    site.serve("POST", "/assay/v1/proof", Door.answering(this::proof).after(delay));
    var bandwidth = new Bandwidth(id, key, throttle);
    site.serve("POST", "/assay/v1/bandwidth/down", bandwidth::send);
    site.serve(
        "POST",
        "/assay/v1/bandwidth/up/*",
        request -> bandwidth.take(request).send(request.exchange()));
  }

  private Answer status() {
    return Answer.json(new Status(id, "ok"));
  }

  private Answer proof(Request request) {
    JsonNode nonce = request.json().path("nonce");
    if (!nonce.isTextual() || !nonce.asText().matches("[A-Za-z0-9_-]{1," + LONGEST_NONCE + "}")) {
      return Answer.json(400, Map.of("error", "nonce must be 1 to 1024 base64url characters"));
    }
    String signature = key.sign("assay node proof v1\n" + id + "\n" + nonce.asText());
    return Answer.json(new Proof(id, nonce.asText(), signature));
  }

  /** The wire shape of a status. */
  record Status(String id, String status) {}

  /** The wire shape of a proof. */
  record Proof(String id, String nonce, String signature) {}
}
