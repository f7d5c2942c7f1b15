package dev.assay.inference.sla;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.SlaClaim;
import dev.assay.inference.sla.SlaObserved.EndpointSla;
import dev.assay.inference.sla.SlaObserved.VantageSeen;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;

/** Decides each agreement by counting its window's minutes. Pure. */
final class SlaJudge implements Judge<InferenceClaims, SlaObserved> {
  static final String EXPECTS = "kept";
  private static final String MINUTES = "minutes";

  @Override
  public List<Judgement> judge(InferenceClaims claims, SlaObserved seen, Terms terms) {
    if (claims.slas().isEmpty()) {
      return Judgement.noClaim(
          "endpoints", EXPECTS, "The dossier promises no availability over a window.");
    }
    return claims.slas().stream().map(claim -> judged(claim, of(claim, seen))).toList();
  }

  private static EndpointSla of(SlaClaim claim, SlaObserved seen) {
    return seen.slas().stream()
        .filter(sla -> sla.endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing was observed of " + claim));
  }

  private static Judgement judged(SlaClaim claim, EndpointSla seen) {
    List<VantageSeen> read = seen.vantages().stream().filter(v -> v.reason() == null).toList();
    Judgement.Subject subject =
        Judgement.about(claim.endpoint(), EXPECTS)
            .claimed(
                "available in at least %s of the minutes from %s to %s"
                    .formatted(
                        claim.atLeastShare().toPlainString(),
                        claim.window().from(),
                        claim.window().to()),
                "at most " + seen.minutes().allowed(claim) + " minutes of breach")
            .trusting("the operators of the vantages, two of whom would have to err together");
    if (read.size() < 2) {
      return tooFew(subject, seen);
    }
    List<Observed> breaches = each(read, "breach", seen.minutes().breach());
    List<Observed> unknown = each(read, "unknown", seen.minutes().unknown());
    return decided(subject, claim, seen.minutes(), breaches, unknown, read);
  }

  private static Judgement decided(
      Judgement.Subject subject,
      SlaClaim claim,
      SlaMinutes minutes,
      List<Observed> breaches,
      List<Observed> unknown,
      List<VantageSeen> read) {
    int allowed = minutes.allowed(claim);
    subject.showing(shown(claim, minutes, read));
    String words =
        "%d of %d counted minutes were breaches, %d are unknown; %d may be breaches."
            .formatted(minutes.breach(), minutes.counted(), minutes.unknown(), allowed);
    if (minutes.breach() > allowed) {
      return subject.observing(breaches).refuted(words);
    }
    if (minutes.counted() > 0 && minutes.breach() + minutes.unknown() <= allowed) {
      return subject.observing(breaches).observing(unknown).confirmed(words);
    }
    return subject
        .showing(breaches)
        .showing(unknown)
        .unproven(
            Reason.WINDOW_NOT_COVERED, words + " Enough of the unknown ones could be breaches.");
  }

  private static Judgement tooFew(Judgement.Subject subject, EndpointSla seen) {
    VantageSeen silent =
        seen.vantages().stream().filter(v -> v.reason() != null).findFirst().orElse(null);
    Reason reason = silent == null ? null : silent.reason();
    return silent == null || reason == null
        ? subject.unproven(
            Reason.NO_SOURCE, "Two vantages at least are needed, each with controls.")
        : subject.unproven(reason, silent.name() + ": " + silent.explanation());
  }

  /** The same count once for each vantage that it rests on, so that sources are counted. */
  private static List<Observed> each(List<VantageSeen> read, String name, int minutes) {
    return read.stream()
        .map(v -> Observed.of("minutes." + name, minutes, MINUTES, v.from()))
        .toList();
  }

  private static List<Observed> shown(
      SlaClaim claim, SlaMinutes minutes, List<VantageSeen> vantages) {
    Provenance from = vantages.getFirst().from();
    List<Observed> shown = new ArrayList<>();
    shown.add(Observed.of("minutes.counted", minutes.counted(), MINUTES, from));
    shown.add(Observed.of("minutes.maintenance", minutes.excluded(), MINUTES, from));
    shown.add(Observed.of("minutes.partial", minutes.partial(), MINUTES, from));
    shown.add(Observed.of("availability.least", minutes.leastShare(), null, from));
    shown.add(Observed.of("availability.most", minutes.mostShare(), null, from));
    shown.add(Observed.of("credit.due-at-least", minutes.creditDue(claim), "of the price", from));
    for (VantageSeen v : vantages) {
      shown.add(Observed.of("samples." + v.name(), v.samples(), "samples", v.from()));
      shown.add(Observed.of("samples." + v.name() + ".void", v.voided(), "samples", v.from()));
    }
    return shown;
  }
}
