package dev.assay.inference.caching;

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

/** Is every answer computed for its request, or are repeated prompts served from a cache? */
public final class CachingCheck implements Check<InferenceClaims, CachingObserved> {
  private static final String ID = "inference.caching";

  private static final String DOCS =
      """
      Three requests make a unit, one after another, 64 tokens each: a new prompt, then, in a random
      order that is drawn anew for each unit, the same prompt again and another new one. The times of
      these two are compared, counted from when each was sent. One is materially faster than the other
      when it takes less than half of its time: so much can't be spared by keeping what was computed of
      a short prompt, while a kept answer takes next to nothing.

      Decision by the time of the whole answer. Refuted by the exact sign test on the materially
      different units: if every answer is computed, the repeated prompt is the faster one of them as
      often as the new one, whatever the times' distribution, since their order is drawn. Confirmed by
      the exact binomial test: so few repeated prompts are materially faster with at most the stated
      error if a quarter of them or more is. A unit with a failed request counts as faster before it
      confirms and not at all before it refutes. The number of units follows from the stated error: so
      many that one stray leaves it confirmed (24 at 1 %, 33 at 0.1 %). Where only the first tokens of
      repeated prompts are materially faster, by the same test, the finding is UNPROVEN(UNDECIDED):
      keeping a prompt's prefix is not keeping its answer. Shown beside it: how many repeated prompts
      got the same text again (an honest endpoint that always takes the likeliest token gives it too,
      in full time, and is not accused), what usage states of cached tokens, and headers of caches.

      Confirmed speaks of what was tried: prompts repeated letter by letter at once. It says nothing of
      a cache that answers similar prompts, or only after a while or after many repetitions.

      How one would cheat: play a kept answer back at the pace of a computed one (then nobody is served
      faster by it; the text is the only trace, and shown); keep no answer for our address or key.
      Every prompt of the latency load is new from its first character on, so that inference.latency
      speaks of computed answers also where this check finds a cache.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          ID,
          1,
          LayerName.INFERENCE,
          "Is every answer computed for its request?",
          Severity.MEDIUM,
          List.of(
              new Expectation(
                  CachingJudge.EXPECTS,
                  "A prompt that was asked a moment ago takes as long as a new one.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          false,
          "Turn off caches of answers on the way to the model, or say that answers are cached.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<CachingObserved> observationType() {
    return CachingObserved.class;
  }

  @Override
  public Uni<CachingObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    double alpha = terms.alpha(LayerName.INFERENCE).doubleValue();
    return SeriesRun.of(
            ID,
            claims.computedAnswers(),
            claims,
            (party, seed) -> TwinPrompts.series(party, seed, alpha),
            probes)
        .map(runs -> runs.stream().map(EndpointCaching::of).toList())
        .map(CachingObserved::new);
  }

  @Override
  public Judge<InferenceClaims, CachingObserved> judge() {
    return new CachingJudge();
  }

  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return claims.computedAnswers().size();
  }
}
