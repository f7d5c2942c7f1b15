package dev.assay.inference.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.inference.exchanges.Heard.Alternative;
import dev.assay.inference.exchanges.Heard.TokenLogprob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads log-probabilities in the two shapes that OpenAI's APIs have. An entry that is no finite
 * number is left out: JSON can write numbers that no double holds.
 */
final class Logprobs {
  private static final int MOST_ALTERNATIVES = 20;
  private static final int LONGEST_TOKEN = 1024;
  private static final Comparator<Alternative> LIKELIEST_FIRST =
      Comparator.comparingDouble(Alternative::logprob).reversed();

  private Logprobs() {}

  /** Chat: {@code [{token, logprob, top_logprobs: [{token, logprob}]}]}. */
  static List<TokenLogprob> ofChat(JsonNode content) {
    List<TokenLogprob> logprobs = new ArrayList<>();
    for (JsonNode entry : content) {
      Alternative token = alternative(LenientJson.text(entry, "token"), entry.path("logprob"));
      if (token != null) {
        logprobs.add(of(token, chatAlternatives(entry.path("top_logprobs"))));
      }
    }
    return logprobs;
  }

  /** Completions: {@code {tokens: [], token_logprobs: [], top_logprobs: [{token: logprob}]}}. */
  static List<TokenLogprob> ofCompletion(JsonNode logprobs) {
    JsonNode tokens = logprobs.path("tokens");
    List<TokenLogprob> read = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Alternative token =
          alternative(tokens.path(i).asText(""), logprobs.path("token_logprobs").path(i));
      if (token != null) {
        read.add(of(token, namedAlternatives(logprobs.path("top_logprobs").path(i))));
      }
    }
    return read;
  }

  private static List<Alternative> chatAlternatives(JsonNode entries) {
    List<Alternative> top = new ArrayList<>();
    for (JsonNode entry : entries) {
      keep(top, alternative(LenientJson.text(entry, "token"), entry.path("logprob")));
    }
    return top;
  }

  private static List<Alternative> namedAlternatives(JsonNode byToken) {
    List<Alternative> top = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : byToken.properties()) {
      keep(top, alternative(entry.getKey(), entry.getValue()));
    }
    return top;
  }

  private static void keep(List<Alternative> top, @Nullable Alternative alternative) {
    if (alternative != null) {
      top.add(alternative);
    }
  }

  private static TokenLogprob of(Alternative token, List<Alternative> top) {
    List<Alternative> sorted =
        top.stream().sorted(LIKELIEST_FIRST).limit(MOST_ALTERNATIVES).toList();
    return new TokenLogprob(token.token(), token.logprob(), sorted);
  }

  private static @Nullable Alternative alternative(String token, JsonNode logprob) {
    String cut = token.substring(0, Math.min(token.length(), LONGEST_TOKEN));
    return logprob.isNumber() && Double.isFinite(logprob.doubleValue())
        ? new Alternative(cut, logprob.doubleValue())
        : null;
  }
}
