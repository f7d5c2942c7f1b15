package dev.assay.inference.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The fixtures of logs, changed, and larger logs of vLLM's shape. */
final class Logs {
  private static final JsonMapper JSON = new JsonMapper();

  private Logs() {}

  static String text(String name) {
    try (InputStream in = Logs.class.getResourceAsStream("/logs/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String name) {
    return text(name).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] changed(String name, Consumer<ObjectNode> change) {
    try {
      ObjectNode tree = (ObjectNode) JSON.readTree(text(name));
      change.accept(tree);
      return JSON.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many requests of vLLM, so many of them slow (1.2 s), failed or without a readable time. */
  static String vllm(int requests, int slow, int failed, int unreadable) {
    ObjectNode log = JSON.createObjectNode();
    IntStream.range(0, requests)
        .forEach(
            i -> {
              boolean fails = i < failed;
              double latency = i >= requests - slow ? 1.2 : 0.05;
              log.withArray("/ttfts").add(fails ? 0 : 0.02);
              log.withArray("/output_lens").add(fails ? 0 : 16);
              log.withArray("/errors").add(fails ? "Internal Server Error" : "");
              if (i >= failed && i < failed + unreadable) {
                log.withArray("/latencies").add("n/a");
              } else {
                log.withArray("/latencies").add(fails ? 0 : latency);
              }
            });
    log.put("duration", 100.0).put("completed", requests - failed).put("failed", failed);
    log.put("total_output_tokens", (requests - failed) * 16);
    return log.toString();
  }
}
