package dev.assay.demo.inference;

import com.sun.net.httpserver.HttpExchange;
import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Door;
import dev.assay.demo.http.Request;
import dev.assay.demo.http.Site;
import dev.assay.demo.nodes.NodeKeys;
import dev.assay.demo.plan.InferencePlan;
import dev.assay.demo.plan.InferencePlan.Fault;
import dev.assay.demo.seed.Seed;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An OpenAI-compatible endpoint with one model.
 *
 * <p>Requests are numbered in the order of their arrival, and a request's number decides its waits
 * and its end. Thread-safe.
 */
public final class Inference {
  private final Seed seed;
  private final InferencePlan plan;
  private final InstantSource clock;
  private final Fleet fleet;
  private final Served served;
  private final Gateway gateway;
  private final Meter meter;
  private final AnswerSigning signing;
  private final AtomicLong requests = new AtomicLong();

  public Inference(Seed seed, InferencePlan plan, InstantSource clock) {
    this.seed = seed;
    this.plan = plan;
    this.clock = clock;
    this.fleet = new Fleet(seed, plan.fleet());
    this.served = new Served(seed, plan.served());
    this.gateway = new Gateway(seed, plan.gateway());
    this.meter = new Meter(plan.billing());
    this.signing = new AnswerSigning(new NodeKeys(seed), plan.fleet().signing());
  }

  /**
   * Serves the list of models, the completions and the account's meter under a path; empty for the
   * root.
   */
  public void openOn(Site site, String under) {
    site.serve("GET", under + "/v1/models", Door.answering(request -> models()));
    site.serve("POST", under + "/v1/chat/completions", this::complete);
    site.serve("GET", under + "/billing/meter.json", Door.answering(meter::answer));
  }

  private Answer models() {
    long created = clock.instant().getEpochSecond();
    var model =
        Map.of("id", plan.model(), "object", "model", "created", created, "owned_by", "demo");
    return Answer.json(Map.of("object", "list", "data", List.of(model)));
  }

  private void complete(Request request) throws IOException, InterruptedException {
    var due = Due.fromNow();
    ChatRequest asked;
    try {
      asked = served.counted(ChatRequest.read(request.json()));
    } catch (IllegalArgumentException e) {
      refusal(400, String.valueOf(e.getMessage()), "invalid_request").send(request.exchange());
      return;
    }
    if (!asked.model().equals(plan.model())) {
      refusal(404, "the model " + asked.model() + " does not exist", "model_not_found")
          .send(request.exchange());
      return;
    }
    if (served.refuses(asked)) {
      String message = "the prompt is longer than the model's maximum context length";
      refusal(400, message, "context_length_exceeded").send(request.exchange());
      return;
    }
    long number = requests.getAndIncrement();
    try (var place = fleet.take(number, asked)) {
      var drawn =
          served
              .worded(Completion.draw(seed, plan, number, asked.maxTokens()))
              .served(place.prefillNanos(), place.factor() * served.factor(request));
      var completion = gateway.pass(drawn, asked.text());
      long created = clock.instant().getEpochSecond();
      var extras = Extras.read(request.json());
      var wire =
          new Wire("chatcmpl-" + number, created, asked, plan.billing(), place.fingerprint())
              .with(served.logprobs(completion, extras, number), served.toolCall(extras))
              .signed(signing.sign(place.backend(), asked, completion));
      answer(request.exchange(), completion, wire, due);
    }
  }

  private void answer(HttpExchange exchange, Completion completion, Wire wire, Due due)
      throws IOException, InterruptedException {
    Fault fault = completion.fault();
    if (fault == Fault.SERVER_ERROR) {
      error(500, "the server had an error", "server_error", "internal_error").send(exchange);
    } else if (fault == Fault.RATE_LIMITED) {
      error(429, "too many requests", "rate_limit_error", "rate_limit_exceeded")
          .withHeader("Retry-After", "1")
          .send(exchange);
    } else {
      generate(exchange, completion, wire, due);
    }
  }

  private void generate(HttpExchange exchange, Completion completion, Wire wire, Due due)
      throws IOException, InterruptedException {
    meter.book(
        plan.billing().statedPrompt(wire.request().promptTokens()),
        plan.billing().stated(completion.tokens().size()));
    if (wire.request().stream()) {
      new TokenStream(completion, wire, plan.framing(), due).send(exchange);
    } else {
      new WholeAnswer(completion, wire, due).send(exchange);
    }
  }

  private static Answer refusal(int status, String message, String code) {
    return error(status, message, "invalid_request_error", code);
  }

  private static Answer error(int status, String message, String type, String code) {
    return Answer.json(status, Wire.error(message, type, code));
  }
}
