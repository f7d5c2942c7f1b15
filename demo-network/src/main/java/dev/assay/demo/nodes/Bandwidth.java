package dev.assay.demo.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Request;
import dev.assay.demo.seed.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Carries bytes for a node, by docs/protocols/node-bandwidth.md. Thread-safe. */
record Bandwidth(String id, SigningKey key, Throttle throttle) {
  private static final String LABEL = "assay node bandwidth v1\n";
  private static final String STREAM = "assay bandwidth stream v1\n";
  private static final String NONCE = "[A-Za-z0-9_-]{1,1024}";
  private static final long MOST = 16L << 20;
  private static final int PART = 1 << 13;

  /** Sends what was ordered. */
  void send(Request request) throws IOException, InterruptedException {
    JsonNode order = request.json();
    String nonce = order.path("nonce").asText();
    long bytes = order.path("bytes").asLong();
    if (!nonce.matches(NONCE) || bytes < 1 || bytes > MOST) {
      Answer.json(400, Map.of("error", "a nonce and at most 16 MiB")).send(request.exchange());
      return;
    }
    String signature = key.sign(LABEL + "down\n" + id + "\n" + nonce + "\n" + bytes);
    var exchange = request.exchange();
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    exchange.getResponseHeaders().set("Assay-Signature", signature);
    exchange.sendResponseHeaders(200, bytes);
    Cipher stream = stream(Base64.getDecoder().decode(signature));
    try (var body = exchange.getResponseBody()) {
      for (long left = bytes; left > 0; left -= PART) {
        byte[] part = stream.update(new byte[(int) Math.min(PART, left)]);
        throttle.pass(part.length);
        body.write(part);
      }
    }
  }

  /** Takes what came and signs its digest. */
  Answer take(Request request) throws InterruptedException {
    String nonce = request.path().substring(request.path().lastIndexOf('/') + 1);
    byte[] body = request.body();
    if (!nonce.matches(NONCE)) {
      return Answer.json(400, Map.of("error", "the path must end with a nonce"));
    }
    throttle.pass(body.length);
    String digest = HexFormat.of().formatHex(sha256().digest(body));
    String signed = LABEL + "up\n" + id + "\n" + nonce + "\n" + body.length + "\n" + digest;
    return Answer.json(
        Map.of("id", id, "nonce", nonce, "sha256", digest, "signature", key.sign(signed)));
  }

  private static Cipher stream(byte[] secret) {
    MessageDigest digest = sha256();
    digest.update(STREAM.getBytes(StandardCharsets.UTF_8));
    digest.update(secret);
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      var key = new SecretKeySpec(digest.digest(), "AES");
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[16]));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
