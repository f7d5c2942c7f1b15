package dev.assay.inference.roofline;

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

/** Is a single stream faster than the claimed hardware can serve the claimed model? */
public final class RooflineCheck implements Check<InferenceClaims, RooflineObserved> {
  private static final String ID = "inference.roofline";

  private static final String DOCS =
      """
      Every token that a model generates takes a pass over its active parameters, and a pass can't be
      shorter than the memory takes to deliver them. So one stream has at most tensorParallel *
      bandwidth / (activeParameters * bytesPerParameter) * acceptedTokensPerStep tokens a second: a
      70B model at FP16 on one H100 SXM (3350 GB/s) 23.9, at FP8 47.9. Requests of 128 tokens are sent
      one after another, each with a prompt of its own. A stream's speed is the number of words in its
      text over the time from sending the request to its last token. A word between white space is one
      token at least, and usually more; neither the endpoint's own count nor the number of parts, which
      a gateway may cut smaller than tokens, speaks against it. The network, the prompt and the first
      token's wait only ever make a stream slower, and a gateway that holds tokens back never makes
      the whole answer come sooner.

      Decision: the exact sign test on the number of streams above that bound. Refuted: so many are
      seen with at most the stated error if half of all streams or more keep to it; a failed request
      counts as keeping to it. One measured stream above it is already against physics; half of them are
      asked for because acceptedTokensPerStep is a mean, and so that one strange answer doesn't accuse.
      Where the project doesn't say how many tokens a pass yields, speculative decoding may explain any
      speed: UNPROVEN(ATTRIBUTION) with the yield that it would take. This check is adverse: a speed
      below the bound proves neither model nor hardware, so it never confirms.

      How one would cheat: claim a yield of tokens that speculation doesn't reach, or a bandwidth
      beyond the data sheet (both stand in the dossier for everyone to read); answer slowly on purpose.
      What stays open: a smaller model on smaller hardware that is no faster than the claim allows.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          ID,
          1,
          LayerName.INFERENCE,
          "Is a single stream faster than the claimed hardware can serve the claimed model?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  RooflineJudge.EXPECTS,
                  "A single stream is no faster than the claimed memory delivers the claimed model.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          true,
          "Claim the model, its precision, the hardware and the yield of speculative decoding that"
              + " serve this endpoint.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<RooflineObserved> observationType() {
    return RooflineObserved.class;
  }

  @Override
  public Uni<RooflineObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    double alpha = terms.alpha(LayerName.INFERENCE).doubleValue();
    return SeriesRun.of(
            ID,
            claims.hardware(),
            claims,
            (party, seed) -> SingleStreams.series(party, seed, alpha),
            probes)
        .map(runs -> runs.stream().map(EndpointSpeeds::of).toList())
        .map(RooflineObserved::new);
  }

  @Override
  public Judge<InferenceClaims, RooflineObserved> judge() {
    return new RooflineJudge();
  }

  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return claims.hardware().size();
  }
}
