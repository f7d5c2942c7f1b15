package dev.assay.inference.streaming;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Does the endpoint stream its answers as it generates them, or hold them back? */
public final class StreamingCheck implements Check<InferenceClaims, StreamingObserved> {
  private static final String ID = "inference.streaming";
  private static final int TOKENS_FOLLOWED = 2;

  private static final String DOCS =
      """
      Three requests make a round: the same form of prompt, each with a text of its own, asks for 16,
      64 and 256 tokens (whatever length the load asks for), in a random order that is drawn anew for
      each round, one after another. Where an answer is streamed, the first token doesn't know how long
      the answer will be; where it is held back, it waits for the end. So the first token of the longest
      answer is compared with that of the shortest: in a late round it comes later by more than half of
      what the whole answer takes longer. The median token (with which half of the text is there) comes
      later by half of that in a true stream and by all of it where only the first token is sent early;
      its bound is three quarters.

      Decision, for each of the two tokens: the exact sign test on the number of late rounds, once.
      Refuted: so many late rounds are seen with at most the stated error if no more than half of all
      rounds are late. In a true stream they aren't, whatever the times' distribution: within a round
      short and long answers are drawn in random order, so that by chance alone the first token of
      either is the later one equally often. Confirmed: so few are seen with at most the stated error if
      half of all rounds or more are late. A round in which the shortest or the longest answer failed
      counts as late before it confirms and as not late before it refutes. The number of rounds follows
      from the stated error: so many that three strays leave it decided (17 at 1 %, 21 at 0.1 %). When
      the answers to 256 tokens don't have four times the text of those to 16, lengths could not be made
      to vary: UNPROVEN(NOT_MEASURABLE). Shown beside it: the slopes of first, median and last token
      over the length, by least squares over all three lengths; the share of parts that came within a
      millisecond of the one before; characters in a part; last token's time over the first's.

      How one would cheat: send the first token early and hold back the rest (the median token); pace
      out an answer that was complete before (its first token waits); end long answers early (then
      nothing is confirmed). What stays open: parts of several tokens up to a part of the answer (their
      size is shown), a second half that is held back, and a fast path for our address or key.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          ID,
          1,
          LayerName.INFERENCE,
          "Are answers streamed as they are generated?",
          Severity.MEDIUM,
          List.of(
              new Expectation(
                  StreamingJudge.FIRST,
                  "The first token doesn't wait for the answer's end.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED)),
              new Expectation(
                  StreamingJudge.MEDIAN,
                  "The tokens after the first don't wait for the answer's end.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          false,
          "Send each token as it is generated, through every proxy on the way, or claim no streaming;"
              + " let the endpoint obey max_tokens up to 256.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<StreamingObserved> observationType() {
    return StreamingObserved.class;
  }

  @Override
  public Uni<StreamingObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    double alpha = terms.alpha(LayerName.INFERENCE).doubleValue();
    return SeriesRun.of(
            ID,
            claims.streaming(),
            claims,
            (party, seed) -> LengthRounds.series(party, seed, alpha),
            probes)
        .map(runs -> runs.stream().map(EndpointStreaming::of).toList())
        .map(StreamingObserved::new);
  }

  @Override
  public Judge<InferenceClaims, StreamingObserved> judge() {
    return new StreamingJudge();
  }

  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return TOKENS_FOLLOWED * claims.streaming().size();
  }
}
