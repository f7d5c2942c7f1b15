package dev.assay.inference.spread;

import dev.assay.inference.claims.SpreadClaim;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.List;

/** Whether as many backends as claimed show themselves; a bound from below, never a refutation. */
final class BackendsVerdict {
  private BackendsVerdict() {}

  static Judgement of(SpreadClaim claim, int claimed, BackendsObserved seen) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " backends", SpreadJudge.BACKENDS)
            .claimed(
                "at least " + claimed + " independent backends answer",
                "answers show signs of as many backends, which one alone could not show")
            .trusting("the project: each sign of a backend is one that a single one can make up");
    Reason reason = seen.series().reason();
    subject.showing(shown(seen.signals(), seen.series().from())).showing(seen.series().shown());
    if (reason != null) {
      return subject.unproven(reason, String.valueOf(seen.series().explanation()));
    }
    int most = seen.signals().most();
    String words =
        "The " + seen.signals().answers() + " answers show signs of " + backends(most) + ".";
    return most >= claimed
        ? subject
            .observing(Observed.of("backends.signs", most, said(seen.series().from())))
            .confirmed(words)
        : subject.unproven(
            Reason.ATTRIBUTION,
            words
                + " More of them can stand behind them unseen: the gateway is a single point, and"
                + " what lies behind it can't be told from outside.");
  }

  private static String backends(int count) {
    return count == 1 ? "1 backend" : count + " backends";
  }

  private static List<Observed> shown(Signals signals, Provenance from) {
    Provenance said = said(from);
    return List.of(
        Observed.of("signs.remotes", signals.remotes(), from),
        Observed.of("signs.tls-keys", signals.tlsKeys(), from),
        Observed.of("signs.fingerprints", signals.fingerprints(), said),
        Observed.of("signs.header-sets", signals.headerSets(), said),
        Observed.of("signs.clocks", signals.clocks(), said));
  }

  /** We heard it ourselves, but it is what the endpoint says of itself. */
  private static Provenance said(Provenance from) {
    return new Provenance(from.source(), EvidenceClass.PROJECT_API, from.at(), from.evidence());
  }
}
