package dev.assay.demo.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.Http;
import dev.assay.demo.plan.Framing;
import dev.assay.demo.plan.InferencePlan;
import dev.assay.demo.plan.InferencePlan.Fault;
import dev.assay.demo.plan.Latency;
import dev.assay.demo.plan.NetworkPlan;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceTest {
  private static final String PATH = "/v1/chat/completions";
  private static final String STREAM = request("\"stream\":true,\"max_tokens\":8");
  private static final String WHOLE = request("\"max_tokens\":8");

  @Test
  void aStreamHasOneTokenPerChunkAndEnds() throws Exception {
    // Given
    try (var network = network(inference -> inference)) {
      // When
      var answer = Http.post(network.url(PATH), STREAM);

      // Then
      assertThat(answer.headers().firstValue("content-type").orElseThrow())
          .startsWith("text/event-stream");
      var data = data(answer.body());
      assertThat(data).hasSize(10).last().isEqualTo("[DONE]");
      var chunks = chunks(data);
      assertThat(chunks.getFirst().path("object").asText()).isEqualTo("chat.completion.chunk");
      assertThat(chunks.getFirst().path("model").asText()).isEqualTo("demo-model");
      assertThat(chunks.getFirst().at("/choices/0/delta/role").asText()).isEqualTo("assistant");
      assertThat(chunks.subList(0, 8)).noneMatch(chunk -> content(chunk).isEmpty());
      assertThat(chunks.getFirst().at("/choices/0/finish_reason").isNull()).isTrue();
      assertThat(chunks.getLast().at("/choices/0/finish_reason").asText()).isEqualTo("length");
    }
  }

  @Test
  void anAnswerThatNothingCutsShortStopsByItself() throws Exception {
    // Given
    try (var network = network(inference -> inference.withAnswerTokens(5))) {
      // When
      var chunks = chunks(data(Http.post(network.url(PATH), request("\"stream\":true")).body()));

      // Then
      assertThat(chunks).hasSize(6);
      assertThat(chunks.getLast().at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    }
  }

  @Test
  void usageComesInAChunkOfItsOwnWhereItIsAskedFor() throws Exception {
    // Given
    String asked =
        request("\"stream\":true,\"max_tokens\":3,\"stream_options\":{\"include_usage\":true}");
    try (var network = network(inference -> inference)) {
      // When
      var chunks = chunks(data(Http.post(network.url(PATH), asked).body()));

      // Then
      assertThat(chunks).hasSize(5);
      assertThat(chunks.getFirst().path("usage").isNull()).isTrue();
      assertThat(chunks.getLast().path("choices")).isEmpty();
      assertThat(chunks.getLast().at("/usage/prompt_tokens").asInt()).isEqualTo(2);
      assertThat(chunks.getLast().at("/usage/completion_tokens").asInt()).isEqualTo(3);
      assertThat(chunks.getLast().at("/usage/total_tokens").asInt()).isEqualTo(5);
    }
  }

  @Test
  void withoutAStreamTheAnswerIsOneDocument() throws Exception {
    // Given
    try (var network = network(inference -> inference)) {
      // When
      var answer = Http.postJson(network.url(PATH), WHOLE);

      // Then
      assertThat(answer.path("object").asText()).isEqualTo("chat.completion");
      assertThat(answer.at("/choices/0/message/content").asText().split(" ", -1)).hasSize(8);
      assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("length");
      assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(8);
    }
  }

  @Test
  void theMeterBooksWhatIsStated() throws Exception {
    // Given
    try (var network = network(inference -> inference)) {
      String before = total(network);

      // When
      Http.postJson(network.url(PATH), WHOLE);

      // Then: 2 prompt tokens at 10 cents and 8 answer tokens at 40 cents for a million
      assertThat(before).isEqualTo("0.000000000000");
      assertThat(total(network)).isEqualTo("0.000003400000");
    }
  }

  @Test
  void theMeterCanChargeMoreAndTheUsageCanBeInflated() throws Exception {
    // Given
    try (var network =
        network(
            inference ->
                inference.withBilling(
                    billing -> billing.withChargedFactor(2).withCountedFactor(1.5)))) {
      // When
      var answer = Http.postJson(network.url(PATH), WHOLE);

      // Then
      assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(12);
      assertThat(total(network)).isEqualTo("0.000010000000");
    }
  }

  @Test
  void theModelIsListed() throws Exception {
    // Given
    try (var network = network(inference -> inference.withModel("other"))) {
      // When
      var models = Http.getJson(network.url("/v1/models"));

      // Then
      assertThat(models.path("object").asText()).isEqualTo("list");
      assertThat(models.at("/data/0/id").asText()).isEqualTo("other");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no json                                                    | 400
          {"model":"demo-model"}                                     | 400
          {"model":"demo-model","messages":[]}                       | 400
          {"messages":[{"content":"hi"}]}                            | 400
          {"model":"demo-model","max_tokens":0,"messages":[{}]}      | 400
          {"model":"demo-model","max_tokens":"8","messages":[{}]}    | 400
          {"model":"none","messages":[{"role":"user","content":""}]} | 404
          """)
  void aRequestThatIsNotValidIsRefused(String body, int status) throws Exception {
    // Given
    try (var network = network(inference -> inference)) {
      // When
      var answer = Http.post(network.url(PATH), body);

      // Then
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(Http.json(answer.body()).at("/error/type").asText())
          .isEqualTo("invalid_request_error");
    }
  }

  @Test
  void theWaitsAreWaited() throws Exception {
    // Given
    var wait = new Latency(150, 0);
    try (var network = network(inference -> inference.withFirstToken(wait).withNextToken(wait))) {
      long asked = System.nanoTime();
      List<Long> arrived = new ArrayList<>();

      // When
      var request =
          Http.to(network.url(PATH))
              .POST(BodyPublishers.ofString(request("\"stream\":true,\"max_tokens\":3")))
              .build();
      try (var lines = Http.client().send(request, BodyHandlers.ofLines()).body()) {
        lines
            .filter(line -> line.contains("\"content\""))
            .forEach(line -> arrived.add(System.nanoTime() - asked));
      }

      // Then: never early
      assertThat(arrived).hasSize(3);
      assertThat(arrived.get(0)).isGreaterThanOrEqualTo(150_000_000L);
      assertThat(arrived.get(1)).isGreaterThanOrEqualTo(300_000_000L);
      assertThat(arrived.get(2)).isGreaterThanOrEqualTo(450_000_000L);
    }
  }

  @Test
  void aTokenLeavesLongBeforeTheNextIsDue() throws Exception {
    // Given
    var minute = new Latency(60_000, 0);
    try (var network = network(inference -> inference.withNextToken(minute))) {
      var request = Http.to(network.url(PATH)).POST(BodyPublishers.ofString(STREAM)).build();

      // When
      try (var lines = Http.client().send(request, BodyHandlers.ofLines()).body()) {
        String first = lines.findFirst().orElseThrow();

        // Then
        assertThat(content(Http.json(first.substring("data: ".length())))).isNotEmpty();
      }
    }
  }

  @Test
  void severalTokensCanShareAChunk() throws Exception {
    // Given
    try (var network =
        network(inference -> inference.withFraming(Framing.standard().withTokensPerChunk(4)))) {
      // When
      var chunks = chunks(data(Http.post(network.url(PATH), STREAM).body()));

      // Then
      assertThat(chunks).hasSize(3);
      assertThat(content(chunks.get(0)).split(" ", -1)).hasSize(4);
    }
  }

  @Test
  void commentsCanKeepAStreamAlive() throws Exception {
    // Given
    try (var network =
        network(
            inference -> inference.withFraming(Framing.standard().withKeepAliveComments(true)))) {
      // When
      String body = Http.post(network.url(PATH), STREAM).body();

      // Then
      assertThat(body).startsWith(": keep-alive\n\ndata: ");
      assertThat(data(body)).hasSize(10);
    }
  }

  @Test
  void theFirstChunkCanBeEmpty() throws Exception {
    // Given
    try (var network =
        network(inference -> inference.withFraming(Framing.standard().withEmptyFirstChunk(true)))) {
      // When
      var chunks = chunks(data(Http.post(network.url(PATH), STREAM).body()));

      // Then
      assertThat(chunks).hasSize(10);
      assertThat(chunks.get(0).at("/choices/0/delta/role").asText()).isEqualTo("assistant");
      assertThat(content(chunks.get(0))).isEmpty();
      assertThat(content(chunks.get(1))).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"SERVER_ERROR, 500", "RATE_LIMITED, 429"})
  void requestsCanBeAnsweredByAnErrorStatus(Fault fault, int status) throws Exception {
    // Given
    try (var network = network(inference -> inference.withFault(fault, 1))) {
      // When
      var answer = Http.post(network.url(PATH), STREAM);

      // Then
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(Http.json(answer.body()).at("/error/message").asText()).isNotEmpty();
      assertThat(answer.headers().firstValue("retry-after").isPresent()).isEqualTo(status == 429);
    }
  }

  @Test
  void aStreamCanBeCut() throws Exception {
    // Given
    try (var network = network(inference -> inference.withFault(Fault.CUT, 1))) {
      for (String request : List.of(STREAM, WHOLE)) {
        // When, Then
        assertThatThrownBy(() -> Http.post(network.url(PATH), request))
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void aStreamCanCarryAnError() throws Exception {
    // Given
    try (var network = network(inference -> inference.withFault(Fault.ERROR_IN_STREAM, 1))) {
      // When
      var answer = Http.post(network.url(PATH), STREAM);
      var whole = Http.post(network.url(PATH), WHOLE);

      // Then
      var data = data(answer.body());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(data).hasSize(6).last().isEqualTo("[DONE]");
      assertThat(chunks(data).getLast().at("/error/type").asText()).isEqualTo("server_error");
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(Http.json(whole.body()).has("error")).isTrue();
    }
  }

  @Test
  void aStreamCanFallSilentUntilTheNetworkCloses() throws Exception {
    // Given
    var tokens = new CountDownLatch(4);
    CompletableFuture<Void> ended;
    try (var network = network(inference -> inference.withFault(Fault.NEVER_FINISHING, 1))) {
      var request = Http.to(network.url(PATH)).POST(BodyPublishers.ofString(STREAM)).build();

      // When
      ended =
          Http.client()
              .sendAsync(request, BodyHandlers.ofLines())
              .thenAccept(
                  answer ->
                      answer
                          .body()
                          .filter(line -> line.startsWith("data: "))
                          .forEach(line -> tokens.countDown()));

      // Then
      assertThat(tokens.await(10, TimeUnit.SECONDS)).isTrue();
      var waiting = ended;
      assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
    }
    var closed = ended;
    assertThatThrownBy(() -> closed.get(10, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(IOException.class);
  }

  private static String total(DemoNetwork network) throws Exception {
    return Http.getJson(network.url("/billing/meter.json")).path("total").asText();
  }

  private static DemoNetwork network(UnaryOperator<InferencePlan> change) throws Exception {
    return DemoNetwork.start(
        NetworkPlan.standard().withNodes(nodes -> nodes.withListed(8)).withInference(change));
  }

  private static String request(String more) {
    return "{\"model\":\"demo-model\",\"messages\":[{\"role\":\"user\",\"content\":\"hi there\"}],"
        + more
        + "}";
  }

  private static List<String> data(String events) {
    return events
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring(6))
        .toList();
  }

  private static List<JsonNode> chunks(List<String> data) throws IOException {
    List<JsonNode> chunks = new ArrayList<>();
    for (String chunk : data.subList(0, data.size() - 1)) {
      chunks.add(Http.json(chunk));
    }
    return chunks;
  }

  private static String content(JsonNode chunk) {
    return chunk.at("/choices/0/delta/content").asText();
  }
}
