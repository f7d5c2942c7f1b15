package dev.assay.inference.requests;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.claims.TokenPrice;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a load of timed requests to one endpoint: one question whose answer is the transcript,
 * shared by all checks that speak of the same endpoint. The load is open: every request has its due
 * time, however long earlier ones take.
 *
 * @param url of the chat completions
 * @param secret name of the operator's secret with the API key; null for none
 * @param warmUps how many first requests bring the load on and count for nothing
 * @param requests how many requests count at most
 * @param requestsPerSecond the load
 * @param maxTokens the longest answer that is asked for
 * @param deadlineMillis after which a request is given up
 * @param prompts what is asked
 * @param stop when fewer requests suffice
 * @param seed 32 bytes in hexadecimal, drawn for this load; due times and prompts follow from it
 * @param price what tokens cost, against which the operator's budget is counted; null when that
 *     isn't known
 */
public record TimedRequests(
    URI url,
    String model,
    @Nullable String secret,
    int warmUps,
    int requests,
    BigDecimal requestsPerSecond,
    int maxTokens,
    int deadlineMillis,
    PromptClass prompts,
    StopRule stop,
    String seed,
    @Nullable TokenPrice price)
    implements Question<TimedTranscript> {
  /** The kind of question. */
  public static final String KIND = "inference.timed-requests";

  private static final BigDecimal WARM_UP_SECONDS = new BigDecimal(2);
  private static final int FEWEST_WARM_UPS = 20;
  private static final int MOST_WARM_UPS = 200;
  private static final int SHORTEST_DEADLINE_MILLIS = 10_000;
  private static final BigDecimal DEADLINE_PER_LIMIT = new BigDecimal(4);

  public TimedRequests {
    Require.present(url, "url");
    Require.present(model, "model");
    Require.that(warmUps >= 0, "warmUps", "must not be negative");
    Require.that(requests > 0, "requests", "must be positive");
    Require.present(requestsPerSecond, "requestsPerSecond");
    Require.that(maxTokens > 0, "maxTokens", "must be positive");
    Require.that(deadlineMillis > 0, "deadlineMillis", "must be positive");
    Require.present(prompts, "prompts");
    Require.present(stop, "stop");
    Require.present(seed, "seed");
  }

  /** The load that all claims about this endpoint are judged by. */
  public static TimedRequests of(EndpointClaim claim, Terms terms, byte[] seed) {
    return new TimedRequests(
        claim.url(),
        claim.model(),
        claim.secret(),
        warmUps(claim),
        terms.sampling().inferenceRequests(),
        claim.requestsPerSecond(),
        claim.maxTokens(),
        deadlineMillis(claim),
        PromptClass.SHORT,
        StopRule.of(claim, terms),
        HexFormat.of().formatHex(seed),
        null);
  }

  /** The same load at this price. */
  public TimedRequests at(@Nullable TokenPrice other) {
    return new TimedRequests(
        url,
        model,
        secret,
        warmUps,
        requests,
        requestsPerSecond,
        maxTokens,
        deadlineMillis,
        prompts,
        stop,
        seed,
        other);
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** When each request is due, warm-up included, in microseconds from the start. */
  public long[] dueMicros() {
    return ArrivalSchedule.micros(seedBytes(), warmUps + requests, requestsPerSecond);
  }

  /** The prompt of the request at this position of the schedule. */
  public String prompt(int position) {
    return prompts.prompt(seedBytes(), position);
  }

  @Override
  public TimedTranscript decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      TimedTranscript transcript = CanonicalJson.read(body, TimedTranscript.class);
      demand(transcript.warmUps().size() == warmUps, "another number of warm-ups");
      int counted = transcript.answers().size();
      demand(counted > 0 && counted <= requests, "another number of requests");
      long[] due = dueMicros();
      demandSchedule(transcript.warmUps(), 0, due);
      demandSchedule(transcript.answers(), warmUps, due);
      return transcript;
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("no transcript of timed requests: " + e.getMessage());
    }
  }

  private static void demandSchedule(List<TimedAnswer> answers, int from, long[] due)
      throws UnreadableAnswer {
    for (int i = 0; i < answers.size(); i++) {
      TimedAnswer answer = answers.get(i);
      demand(answer.index() == from + i, "another order of requests");
      demand(answer.scheduledMicros() == due[from + i], "another schedule");
    }
  }

  private static void demand(boolean holds, String otherwise) throws UnreadableAnswer {
    if (!holds) {
      throw new UnreadableAnswer("the transcript has " + otherwise + " than was asked for");
    }
  }

  private byte[] seedBytes() {
    return HexFormat.of().parseHex(seed);
  }

  /** Two seconds of the load, within bounds: the endpoint and our prober are both cold at first. */
  private static int warmUps(EndpointClaim claim) {
    BigDecimal wanted = WARM_UP_SECONDS.multiply(claim.requestsPerSecond());
    int requests = wanted.setScale(0, RoundingMode.CEILING).intValueExact();
    return Math.clamp(requests, FEWEST_WARM_UPS, MOST_WARM_UPS);
  }

  /** Four times the largest claimed limit, and ten seconds at least. */
  private static int deadlineMillis(EndpointClaim claim) {
    return claim.latency().stream()
        .map(LatencyClaim::atMostMs)
        .map(DEADLINE_PER_LIMIT::multiply)
        .mapToInt(millis -> millis.setScale(0, RoundingMode.CEILING).intValueExact())
        .reduce(SHORTEST_DEADLINE_MILLIS, Math::max);
  }
}
