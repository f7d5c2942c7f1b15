package dev.assay.compute.liveness;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.LivenessClaim;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.Objects;

/** Decides whether the claimed share of the listed nodes lives. Pure. */
final class NodeLivenessJudge implements Judge<ComputeClaims, NodesObserved> {
  static final String SUBJECT = "liveness";
  static final String EXPECTS = "live";

  @Override
  public List<Judgement> judge(ComputeClaims claims, NodesObserved seen, Terms terms) {
    LivenessClaim claim = claims.liveness();
    if (claim == null) {
      return Judgement.noClaim(
          SUBJECT, EXPECTS, "The dossier doesn't say which share of its nodes lives.");
    }
    String share = claim.atLeastShare().toPlainString();
    Judgement.Subject subject =
        Judgement.about(SUBJECT, EXPECTS)
            .claimed(
                "a share of at least " + share + " of the listed nodes lives",
                "at least that share of the lists' different nodes prove their listed keys")
            .showing(seen.listed());
    return List.of(judged(claim, seen, terms, subject));
  }

  private static Judgement judged(
      LivenessClaim claim, NodesObserved seen, Terms terms, Judgement.Subject subject) {
    LivenessTally tally = seen.tally();
    if (tally == null) {
      Reason reason = Objects.requireNonNullElse(seen.reason(), Reason.NO_SOURCE);
      return subject.unproven(reason, seen.explanation() + seen.unreadInWords());
    }
    int dead = claim.toleratedDead(seen.distinct() + seen.malformed());
    LiveTest test =
        new LiveTest(tally, dead - seen.malformed(), dead, terms.alpha(LayerName.COMPUTE));
    return new TallyShown(tally, test).judge(subject, seen.unreadInWords());
  }
}
