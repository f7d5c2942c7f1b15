package dev.assay.inference.streaming;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.StreamingClaim;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.BinomialTest;
import dev.assay.verification.statistics.Tail;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Decides by exact sign tests whether first and median tokens wait for the answer's end. Pure. */
final class StreamingJudge implements Judge<InferenceClaims, StreamingObserved> {
  static final String FIRST = "first-token";
  static final String MEDIAN = "median-token";
  static final double HALF = 0.5;

  /** One of the two tokens that are followed. */
  private record Followed(String expectation, String token, String share, int late) {}

  @Override
  public List<Judgement> judge(InferenceClaims claims, StreamingObserved seen, Terms terms) {
    List<Judgement> judgements =
        claims.streaming().stream()
            .map(claim -> endpoint(claim, seen))
            .flatMap(
                endpoint ->
                    Stream.of(
                            new Followed(FIRST, "first token", "half", endpoint.lateFirst()),
                            new Followed(
                                MEDIAN, "median token", "three quarters", endpoint.lateMedian()))
                        .map(followed -> judged(followed, endpoint, terms)))
            .toList();
    return judgements.isEmpty()
        ? Judgement.noClaim("endpoints", FIRST, "The dossier claims no streaming of an endpoint.")
        : judgements;
  }

  private static EndpointStreaming endpoint(StreamingClaim claim, StreamingObserved seen) {
    return seen.endpoints().stream()
        .filter(endpoint -> endpoint.series().endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing was observed of " + claim.endpoint()));
  }

  private static Judgement judged(Followed followed, EndpointStreaming seen, Terms terms) {
    Judgement.Subject subject =
        Judgement.about(seen.series().endpoint() + " " + followed.token(), followed.expectation())
            .claimed(
                "answers are streamed as they are generated",
                "in most rounds the "
                    + followed.token()
                    + " of the answer to 256 tokens comes later than that of the answer to 16 by at"
                    + " most "
                    + followed.share()
                    + " of what the answer takes longer")
            .trusting("our clock and our network, measured from one place")
            .showing(seen.series().shown());
    Reason reason = seen.series().reason();
    StreamShape shape = seen.shape();
    if (reason != null) {
      return subject.unproven(reason, String.valueOf(seen.series().explanation()));
    }
    if (shape == null) {
      return subject.unproven(
          Reason.TOO_FEW_SAMPLES, "In no round both the short and the long answer were whole.");
    }
    subject.showing(shape.shown(seen.series().from()));
    return shape.tellsLengthsApart()
        ? tested(subject, followed, seen, terms)
        : subject.unproven(
            Reason.NOT_MEASURABLE,
            "The answers to 256 tokens are hardly longer than those to 16: lengths could not be"
                + " made to vary, so that nothing shows what a token waits for.");
  }

  private static Judgement tested(
      Judgement.Subject subject, Followed followed, EndpointStreaming seen, Terms terms) {
    BigDecimal alpha = terms.alpha(LayerName.INFERENCE);
    int rounds = seen.rounds();
    Provenance from = seen.series().from();
    List<Observed> counts =
        List.of(
            Observed.of(followed.expectation() + ".late", followed.late(), "rounds", from),
            Observed.of("rounds.failed", seen.failedRounds(), "rounds", from),
            Observed.of("rounds", rounds, "rounds", from));
    String words =
        "In "
            + followed.late()
            + " of "
            + rounds
            + " rounds the "
            + followed.token()
            + " waited for more than "
            + followed.share()
            + " of the longer generation ("
            + seen.failedRounds()
            + " failed).";
    BinomialTest against = new BinomialTest(rounds, followed.late(), HALF);
    if (against.refutes(alpha.doubleValue())) {
      return subject
          .observing(counts)
          .byTest(statistic(against.upperTail(), rounds, alpha), alpha)
          .refuted(words);
    }
    int notInFavour = followed.late() + seen.failedRounds();
    BinomialTest inFavour = new BinomialTest(rounds, notInFavour, HALF);
    subject.byTest(statistic(inFavour.lowerTail(), rounds, alpha), alpha);
    return inFavour.confirms(alpha.doubleValue())
        ? subject.observing(counts).confirmed(words)
        : subject
            .showing(counts)
            .unproven(Reason.UNDECIDED, words + " That is too close to decide.");
  }

  private static Statistic statistic(Tail tail, int rounds, BigDecimal alpha) {
    return new Statistic("sign test tail", tail.shown(), rounds, alpha);
  }
}
