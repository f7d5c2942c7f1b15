package dev.assay.demo.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.Http;
import dev.assay.demo.plan.Latency;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.plan.ServedPlan;
import dev.assay.demo.plan.ServedPlan.Tools;
import dev.assay.demo.plan.ServedPlan.Words;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedTest {
  private static final String PATH = "/v1/chat/completions";
  private static final String CENTRALISED = "/centralised" + PATH;
  private static final String TOOLS =
      """
      "tools":[{"type":"function","function":{"name":"get_weather","parameters":{"type":"object",\
      "properties":{"city":{"type":"string"},"unit":{"type":"string","enum":["celsius"]}},\
      "required":["city","unit"]}}}]""";

  @ParameterizedTest
  @CsvSource({"words, 2", "cl100k_base, 3", "r50k_base, 12"})
  void promptTokensAreCountedAsThePlanSays(String counts, int tokens) throws Exception {
    // Given
    try (var network = network(served -> served.withCounts(counts))) {
      // When
      var answer = Http.postJson(network.url(PATH), asking("word           word", "\"n\":1"));

      // Then
      assertThat(answer.at("/usage/prompt_tokens").asInt()).isEqualTo(tokens);
    }
  }

  @Test
  void anotherModelAnswersInOtherWordsThanTheSecondEndpoint() throws Exception {
    // Given
    try (var network = network(served -> served.withWords(Words.OTHER))) {
      // When
      String own = content(Http.postJson(network.url(PATH), asking("hi", "\"max_tokens\":8")));
      String other =
          content(Http.postJson(network.url(CENTRALISED), asking("hi", "\"max_tokens\":8")));

      // Then
      assertThat(own).isEqualTo(other.toUpperCase(Locale.ROOT)).isNotEqualTo(other);
    }
  }

  @Test
  void logProbabilitiesComeWhereAskedForAndAreShifted() throws Exception {
    // Given
    String asked = asking("hi", "\"max_tokens\":1,\"logprobs\":true,\"top_logprobs\":3");
    try (var network = network(served -> served.withLogprobShift(-1))) {
      // When
      var shifted = Http.postJson(network.url(PATH), asked).at("/choices/0/logprobs/content/0");
      var plain =
          Http.postJson(network.url(CENTRALISED), asked).at("/choices/0/logprobs/content/0");
      var unasked = Http.postJson(network.url(PATH), asking("hi", "\"max_tokens\":1"));

      // Then
      assertThat(shifted.path("top_logprobs")).hasSize(3);
      assertThat(plain.path("logprob").asDouble() - shifted.path("logprob").asDouble())
          .isBetween(0.98, 1.02);
      assertThat(unasked.at("/choices/0").has("logprobs")).isFalse();
    }
  }

  @Test
  void aQuestionCallsTheToolWithAllThatItRequires() throws Exception {
    // Given
    try (var network = network(served -> served)) {
      // When
      var answer = Http.postJson(network.url(PATH), asking("Is it warm?", TOOLS));
      var statement = Http.postJson(network.url(PATH), asking("It is warm.", TOOLS));

      // Then
      var called = answer.at("/choices/0/message/tool_calls/0/function");
      assertThat(called.path("name").asText()).isEqualTo("get_weather");
      var arguments = Http.json(called.path("arguments").asText());
      assertThat(arguments.path("unit").asText()).isEqualTo("celsius");
      assertThat(arguments.path("city").isTextual()).isTrue();
      assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
      assertThat(content(statement)).isNotEmpty();
    }
  }

  @Test
  void aToolMayBeCalledIncompletelyOrNotAtAll() throws Exception {
    // Given
    try (var incomplete = network(served -> served.withTools(Tools.INCOMPLETE));
        var ignoring = network(served -> served.withTools(Tools.IGNORED))) {
      // When
      var half = Http.postJson(incomplete.url(PATH), asking("Is it warm?", TOOLS));
      var none = Http.postJson(ignoring.url(PATH), asking("Is it warm?", TOOLS));

      // Then
      assertThat(half.at("/choices/0/message/tool_calls/0/function/arguments").asText())
          .contains("city")
          .doesNotContain("unit");
      assertThat(content(none)).isNotEmpty();
    }
  }

  @Test
  void aPromptBeyondTheContextIsRefused() throws Exception {
    // Given
    try (var network = network(served -> served.withContextTokens(5))) {
      // When
      var fits = Http.post(network.url(PATH), asking("one two three four five", "\"n\":1"));
      var beyond = Http.post(network.url(PATH), asking("one two three four five six", "\"n\":1"));

      // Then
      assertThat(fits.statusCode()).isEqualTo(200);
      assertThat(beyond.statusCode()).isEqualTo(400);
      assertThat(Http.json(beyond.body()).at("/error/code").asText())
          .isEqualTo("context_length_exceeded");
    }
  }

  @Test
  void aKeyMayHaveToWait() throws Exception {
    // Given
    try (var network = network(served -> served.withKeyFactor("slow", 20))) {
      // When
      long plain = nanos(network, "fast");
      long slow = nanos(network, "slow");

      // Then: 20 ms against 400 ms
      assertThat(slow).isGreaterThanOrEqualTo(400_000_000L);
      assertThat(plain).isLessThan(slow);
    }
  }

  @Test
  void anAddressMayHaveToWait() throws Exception {
    // Given a network where whoever asks from here waits
    try (var plain = network(served -> served.withAddressFactor("127.0.0.9", 20));
        var slow = network(served -> served.withAddressFactor("127.0.0.1", 20))) {
      // When
      long other = nanos(plain, "any");
      long named = nanos(slow, "any");

      // Then: 20 ms against 400 ms
      assertThat(named).isGreaterThanOrEqualTo(400_000_000L);
      assertThat(other).isLessThan(named);
    }
  }

  private static long nanos(DemoNetwork network, String key)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Http.send(
        Http.to(network.url(PATH))
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(asking("hi", "\"max_tokens\":1"))));
    return System.nanoTime() - start;
  }

  private static DemoNetwork network(UnaryOperator<ServedPlan> change) throws IOException {
    return DemoNetwork.start(
        NetworkPlan.standard()
            .withInference(
                plan ->
                    plan.withFirstToken(new Latency(20, 0))
                        .withAnswerTokens(8)
                        .withServed(change.apply(plan.served()))));
  }

  private static String asking(String prompt, String more) {
    return "{\"model\":\"demo-model\",\"messages\":[{\"role\":\"user\",\"content\":\""
        + prompt
        + "\"}],"
        + more
        + "}";
  }

  private static String content(JsonNode answer) {
    return answer.at("/choices/0/message/content").asText();
  }
}
