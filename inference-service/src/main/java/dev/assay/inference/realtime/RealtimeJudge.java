package dev.assay.inference.realtime;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.inference.requests.RateTest;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.util.List;

/** Decides each comparison by a test of its pairs that may be looked at any time. Pure. */
final class RealtimeJudge implements Judge<InferenceClaims, RealtimeObserved> {
  static final String EXPECTS = "no-slower";

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
    int notQuick = n - seen.quick();
    RateTest test = PairPlan.test(alpha);
    subject.showing(shown.rest()).showing(seen.series().shown());
    return switch (test.look(n, seen.certainlySlower(), notQuick)) {
      case REFUTED ->
          subject
              .observing(shown.certainlySlower(), shown.pairs())
              .byTest(test.against(n, seen.certainlySlower()), alpha)
              .refuted(shown.wordsAgainst());
      case CONFIRMED ->
          subject
              .observing(shown.quick(), shown.pairs())
              .byTest(test.inFavour(n, notQuick), alpha)
              .confirmed(shown.wordsInFavour());
      case OPEN ->
          subject
              .showing(shown.quick(), shown.certainlySlower(), shown.pairs())
              .byTest(test.inFavour(n, notQuick), alpha)
              .unproven(
                  test.couldConfirm(n) ? Reason.UNDECIDED : Reason.TOO_FEW_SAMPLES,
                  shown.wordsInFavour() + shown.wordsMissing(PairPlan.missing(seen, alpha)));
    };
  }
}
