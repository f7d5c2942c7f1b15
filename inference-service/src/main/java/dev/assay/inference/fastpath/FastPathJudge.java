package dev.assay.inference.fastpath;

import dev.assay.inference.claims.EqualServiceClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Decides whether two keys of an endpoint, and two addresses, are served alike. Pure. */
final class FastPathJudge implements Judge<InferenceClaims, FastPathObserved> {
  static final String EXPECTS = "alike";
  private static final String NOT_COMPARED =
      " Whether our usual address is preferred was not compared: the operator has set no second"
          + " address.";

  @Override
  public List<Judgement> judge(InferenceClaims claims, FastPathObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (EqualServiceClaim claim : claims.equalService()) {
      judgements.addAll(judged(served(claim, seen), terms.alpha(LayerName.INFERENCE)));
    }
    return judgements.isEmpty()
        ? Judgement.noClaim(
            "keys", EXPECTS, "The dossier doesn't claim that every customer is served alike.")
        : judgements;
  }

  private static EndpointServed served(EqualServiceClaim claim, FastPathObserved seen) {
    return seen.endpoints().stream()
        .filter(served -> served.endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing was observed of " + claim.endpoint()));
  }

  private static List<Judgement> judged(EndpointServed seen, BigDecimal alpha) {
    PairObserved addresses = seen.addresses();
    String rest = addresses == null ? NOT_COMPARED : "";
    List<Judgement> judgements = new ArrayList<>();
    judgements.add(
        new PairTest(seen.keys(), "key", rest, alpha).judged(about(seen.endpoint(), "key")));
    if (addresses != null) {
      judgements.add(
          new PairTest(addresses, "address", "", alpha)
              .judged(about(seen.endpoint() + " from a second address", "address")));
    }
    return judgements;
  }

  private static Judgement.Subject about(String subject, String one) {
    return Judgement.about(subject, EXPECTS)
        .claimed(
            "every customer is served alike",
            "requests of neither of two %s wait %s times as long as the other's, or fail more often"
                .formatted(
                    one.equals("key") ? "keys" : "addresses", GroupTimes.FACTOR.toPlainString()))
        .trusting("our clock, and that nothing but the " + one + " tells the requests apart");
  }
}
