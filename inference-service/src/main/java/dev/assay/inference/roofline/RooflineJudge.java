package dev.assay.inference.roofline;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.ServingHardwareClaim;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.BinomialTest;
import java.math.BigDecimal;
import java.util.List;

/** Holds single streams against what the claimed memory can deliver of the claimed model. Pure. */
final class RooflineJudge implements Judge<InferenceClaims, RooflineObserved> {
  static final String EXPECTS = "possible";
  static final double HALF = 0.5;

  @Override
  public List<Judgement> judge(InferenceClaims claims, RooflineObserved seen, Terms terms) {
    List<Judgement> judgements =
        claims.hardware().stream()
            .map(claim -> judged(claim, endpoint(claim, seen), terms))
            .toList();
    return judgements.isEmpty()
        ? Judgement.noClaim(
            "endpoints", EXPECTS, "The dossier doesn't claim what hardware serves an endpoint.")
        : judgements;
  }

  private static EndpointSpeeds endpoint(ServingHardwareClaim claim, RooflineObserved seen) {
    return seen.endpoints().stream()
        .filter(endpoint -> endpoint.series().endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing was observed of " + claim.endpoint()));
  }

  private static Judgement judged(ServingHardwareClaim claim, EndpointSpeeds seen, Terms terms) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint(), EXPECTS)
            .claimed(
                claim.activeParameters()
                    + " active parameters of "
                    + claim.bytesPerParameter().toPlainString()
                    + " bytes are served by "
                    + claim.tensorParallel()
                    + " x "
                    + claim.hardware()
                    + " with "
                    + claim.bandwidthGbPerSecond().toPlainString()
                    + " GB/s each",
                "one stream is no faster than that memory delivers the parameters")
            .trusting("our clock, and that a word is one token at least")
            .showing(seen.series().shown());
    Reason reason = seen.series().reason();
    if (reason != null) {
      return subject.unproven(reason, String.valueOf(seen.series().explanation()));
    }
    if (seen.speeds().isEmpty()) {
      return subject.unproven(Reason.TOO_FEW_SAMPLES, "Not one answer was whole.");
    }
    return tested(subject, claim, seen, terms);
  }

  private static Judgement tested(
      Judgement.Subject subject, ServingHardwareClaim claim, EndpointSpeeds seen, Terms terms) {
    BigDecimal alpha = terms.alpha(LayerName.INFERENCE);
    BigDecimal stated = claim.acceptedTokensPerStep();
    BigDecimal perPass = stated == null ? BigDecimal.ONE : stated;
    Roofline roofline = Roofline.of(claim);
    int streams = seen.series().requests();
    int above = above(roofline, perPass, seen);
    BinomialTest test = new BinomialTest(streams, above, HALF);
    subject
        .showing(shown(roofline, perPass, seen))
        .byTest(new Statistic("sign test tail", test.upperTail().shown(), streams, alpha), alpha);
    List<Observed> counts = counts(above, streams, seen.series().from());
    String words = words(roofline, perPass, above, seen);
    if (!test.refutes(alpha.doubleValue())) {
      return notRefuted(subject.showing(counts), above, seen, alpha, words);
    }
    return stated == null
        ? subject
            .showing(counts)
            .unproven(
                Reason.ATTRIBUTION,
                words
                    + " The project doesn't say how many tokens a pass yields; this would need "
                    + roofline.yieldNeeded(seen.median()).toPlainString()
                    + " in the mean, by speculative decoding.")
        : subject.observing(counts).refuted(words);
  }

  private static Judgement notRefuted(
      Judgement.Subject subject, int above, EndpointSpeeds seen, BigDecimal alpha, String words) {
    int streams = seen.series().requests();
    if (!new BinomialTest(streams, seen.speeds().size(), HALF).refutes(alpha.doubleValue())) {
      return subject.unproven(
          Reason.TOO_FEW_SAMPLES, words + " So few whole answers could not refute it in any case.");
    }
    return above > 0
        ? subject.unproven(Reason.UNDECIDED, words + " That is too close to decide.")
        : subject.notApplicable(
            Reason.NOTHING_FOUND, words + " That is possible, and proves nothing.");
  }

  private static int above(Roofline roofline, BigDecimal perPass, EndpointSpeeds seen) {
    return (int)
        seen.speeds().stream().filter(speed -> roofline.isExceededBy(speed, perPass)).count();
  }

  private static String words(
      Roofline roofline, BigDecimal perPass, int above, EndpointSpeeds seen) {
    return above
        + " of "
        + seen.series().requests()
        + " single streams were faster than the "
        + roofline.tokensPerSecond(perPass).toPlainString()
        + " tokens a second that the claimed hardware can deliver; half of the whole answers came"
        + " with "
        + seen.median().wordsPerSecond().toPlainString()
        + " words a second or more.";
  }

  private static List<Observed> counts(int above, int streams, Provenance from) {
    return List.of(
        Observed.of("streams.above-roofline", above, "streams", from),
        Observed.of("streams", streams, "streams", from));
  }

  private static List<Observed> shown(Roofline roofline, BigDecimal perPass, EndpointSpeeds seen) {
    Provenance from = seen.series().from();
    StreamSpeed median = seen.median();
    StreamSpeed fastest = seen.speeds().getLast();
    return List.of(
        Observed.of("roofline", roofline.tokensPerSecond(perPass), "tokens/s", from),
        Observed.of("words.median", median.wordsPerSecond(), "words/s", from),
        Observed.of("words.fastest", fastest.wordsPerSecond(), "words/s", from),
        Observed.of("tokens-per-pass.needed", roofline.yieldNeeded(median), "tokens", from),
        Observed.of("median-stream.words", median.words(), "words", from),
        Observed.of("median-stream.parts", median.parts(), "parts", from),
        Observed.of("median-stream.tokens-stated", statedTokens(median), "tokens", from));
  }

  private static String statedTokens(StreamSpeed speed) {
    return speed.statedTokens() == null ? "none" : String.valueOf(speed.statedTokens());
  }
}
