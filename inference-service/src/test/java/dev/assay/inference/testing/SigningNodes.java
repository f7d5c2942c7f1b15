package dev.assay.inference.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.assay.verification.document.Digest;
import dev.assay.verification.signature.Ed25519;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nodes that sign answers in turn, and the list that names them. */
public final class SigningNodes {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ANSWER = "one one one ";

  private final AtomicInteger turns = new AtomicInteger();
  private final List<KeyPair> keys;

  public SigningNodes(int count) {
    keys = IntStream.range(0, count).mapToObj(i -> fresh()).toList();
  }

  /** Answers the newest of these requests, or the list. */
  public void answer(HttpExchange exchange, List<String> bodies) throws IOException {
    if (exchange.getRequestMethod().equals("GET")) {
      ChatServer.say(exchange, 200, "application/json", list());
      return;
    }
    String prompt = JSON.readTree(bodies.getLast()).at("/messages/0/content").asText();
    ChatServer.open(exchange);
    ChatServer.send(exchange, ChatServer.TOKEN, ChatServer.TOKEN, ChatServer.TOKEN);
    ChatServer.send(exchange, event(prompt), ChatServer.END);
    exchange.close();
  }

  private String event(String prompt) {
    KeyPair key = keys.get(turns.getAndIncrement() % keys.size());
    String text = "assay signed answer v1\n" + sha256(prompt) + "\n" + sha256(ANSWER);
    byte[] signature = Ed25519.sign(key.getPrivate(), text.getBytes(StandardCharsets.UTF_8));
    return "data: {\"choices\":[],\"node_signature\":{\"key\":\"%s\",\"signature\":\"%s\"}}\n\n"
        .formatted(publicKey(key), Base64.getEncoder().encodeToString(signature));
  }

  private String list() {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> "{\"id\":\"n%d\",\"publicKey\":\"%s\"}".formatted(i, publicKey(keys.get(i))))
        .collect(Collectors.joining(",", "{\"schema\":\"assay.node-list/v1\",\"nodes\":[", "]}"));
  }

  private static String publicKey(KeyPair key) {
    return Base64.getEncoder().encodeToString(Ed25519.raw(key.getPublic()));
  }

  private static String sha256(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static KeyPair fresh() {
    try {
      return KeyPairGenerator.getInstance(Ed25519.NAME).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
