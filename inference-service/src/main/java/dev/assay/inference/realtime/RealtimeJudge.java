package dev.assay.inference.realtime;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.BinomialTest;
import dev.assay.verification.statistics.Tail;
import java.math.BigDecimal;
import java.util.List;

/** Decides each comparison by the exact binomial test on pairs, their number fixed before. Pure. */
final class RealtimeJudge implements Judge<InferenceClaims, RealtimeObserved> {
  static final String EXPECTS = "no-slower";
  private static final double HALF = 0.5;

  @Override
  public List<Judgement> judge(InferenceClaims claims, RealtimeObserved seen, Terms terms) {
    BigDecimal alpha = terms.alpha(LayerName.INFERENCE);
    return claims.realtime().isEmpty()
        ? Judgement.noClaim(
            "endpoints", EXPECTS, "The dossier compares no endpoint with a centralised one.")
        : claims.realtime().stream()
            .map(claim -> judged(claim, endpoint(claim, seen), alpha))
            .toList();
  }

  private static EndpointRealtime endpoint(RealtimeClaim claim, RealtimeObserved seen) {
    return seen.endpoints().stream()
        .filter(endpoint -> endpoint.endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing was seen of " + claim.endpoint()));
  }

  private static Judgement judged(RealtimeClaim claim, EndpointRealtime seen, BigDecimal alpha) {
    RealtimeShown shown = new RealtimeShown(claim, seen);
    Judgement.Subject subject = shown.subject();
    Reason reason = seen.series().reason();
    return reason == null
        ? tested(subject, shown, seen, alpha)
        : subject
            .showing(seen.series().shown())
            .unproven(reason, String.valueOf(seen.series().explanation()));
  }

  private static Judgement tested(
      Judgement.Subject subject, RealtimeShown shown, EndpointRealtime seen, BigDecimal alpha) {
    int n = seen.pairs();
    BinomialTest against = new BinomialTest(n, seen.certainlySlower(), HALF);
    BinomialTest inFavour = new BinomialTest(n, n - seen.quick(), HALF);
    subject.showing(shown.rest()).showing(seen.series().shown());
    if (against.refutes(alpha.doubleValue())) {
      return subject
          .observing(shown.certainlySlower(), shown.pairs())
          .byTest(statistic(against.upperTail(), n, alpha), alpha)
          .refuted(shown.wordsAgainst());
    }
    subject.byTest(statistic(inFavour.lowerTail(), n, alpha), alpha);
    if (inFavour.confirms(alpha.doubleValue())) {
      return subject.observing(shown.quick(), shown.pairs()).confirmed(shown.wordsInFavour());
    }
    subject.showing(shown.quick(), shown.certainlySlower(), shown.pairs());
    return new BinomialTest(n, 0, HALF).confirms(alpha.doubleValue())
        ? subject.unproven(
            Reason.UNDECIDED, shown.wordsInFavour() + " That is too close to decide.")
        : subject.unproven(
            Reason.TOO_FEW_SAMPLES,
            shown.wordsInFavour() + " So few pairs could not decide in any case.");
  }

  private static Statistic statistic(Tail tail, int n, BigDecimal alpha) {
    return new Statistic("sign test of pairs", tail.shown(), n, alpha);
  }
}
