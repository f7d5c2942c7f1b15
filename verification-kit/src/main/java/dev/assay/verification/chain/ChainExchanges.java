package dev.assay.verification.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one provider by their step, read as JSON with every doubt refused.
 *
 * @param all in the order in which they were made
 */
public record ChainExchanges(List<ChainExchange> all) {
  private static final int SHOWN = 160;

  /** The answer to this step; null when it was not asked. */
  public @Nullable ChainExchange find(String step) {
    return all.stream().filter(e -> e.step().equals(step)).findFirst().orElse(null);
  }

  /** The answer to this step. */
  public ChainExchange step(String step) throws UnusableAnswer {
    ChainExchange found = find(step);
    if (found != null) {
      return found;
    }
    if (!all.isEmpty()) {
      json(all.getLast());
    }
    throw new UnusableAnswer(Reason.SOURCE_ERROR, "was not asked for the " + step);
  }

  /** The JSON object that answered this step. */
  public JsonNode json(String step) throws UnusableAnswer {
    return json(step(step));
  }

  /** The JSON object that this exchange brought. */
  public static JsonNode json(ChainExchange exchange) throws UnusableAnswer {
    if (exchange.reason() != null) {
      throw new UnusableAnswer(
          exchange.reason(), "did not answer " + exchange.step() + ": " + exchange.explanation());
    }
    JsonNode json = parsed(exchange);
    Integer status = exchange.status();
    if (status == null || status < 200 || status > 299) {
      String said = "answered HTTP " + status + " to " + exchange.step();
      throw new UnusableAnswer(Reason.SOURCE_ERROR, said + message(json.path("message")));
    }
    if (!json.isObject()) {
      throw UnusableAnswer.shape("answered " + exchange.step() + " with something else than JSON");
    }
    return json;
  }

  /** Hostile text as it may be shown: one line, bounded. */
  public static String message(JsonNode text) {
    if (!text.isTextual() || text.asText().isBlank()) {
      return "";
    }
    String line = text.asText().replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return ": " + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line);
  }

  private static JsonNode parsed(ChainExchange exchange) {
    String body = exchange.body() == null ? "" : exchange.body();
    try {
      return CanonicalJson.read(body.getBytes(StandardCharsets.UTF_8));
    } catch (InvalidDocument e) {
      return MissingNode.getInstance();
    }
  }
}
