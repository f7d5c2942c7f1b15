package dev.assay.compute.bandwidth;

import dev.assay.compute.bandwidth.BandwidthObserved.Claimed;
import dev.assay.compute.bandwidth.BandwidthObserved.Runs;
import dev.assay.compute.claims.BandwidthClaim;
import dev.assay.compute.claims.BandwidthClaim.Direction;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.rate.RateTest;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.statistics.SequentialDecision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Decides whether nodes carry what is claimed. Pure. */
final class BandwidthJudge implements Judge<ComputeClaims, BandwidthObserved> {
  static final String EXPECTS = "carried";

  private static final String UNIT = "Mbit/s";

  @Override
  public List<Judgement> judge(ComputeClaims claims, BandwidthObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < claims.bandwidth().size(); i++) {
      judgements.add(judged(claims.bandwidth().get(i), seen.claims().get(i), terms));
    }
    return judgements.isEmpty()
        ? Judgement.noClaim("bandwidth", EXPECTS, "The dossier claims no node's bandwidth.")
        : judgements;
  }

  private static Judgement judged(BandwidthClaim claim, Claimed seen, Terms terms) {
    Judgement.Subject subject =
        Judgement.about(claim.id(), EXPECTS)
            .claimed(
                "%s carries at least %s Mbit/s %s us"
                    .formatted(
                        claim.node().id(),
                        claim.atLeastMbps().toPlainString(),
                        claim.direction() == Direction.DOWN ? "to" : "from"),
                "reached in a share of %s of the runs".formatted(claim.inShare().toPlainString()))
            .trusting("our clock; against the node, that the control is as near to us as it is");
    Runs runs = seen.runs();
    return runs == null
        ? subject.unproven(
            Objects.requireNonNullElse(seen.reason(), Reason.SOURCE_UNREACHABLE),
            String.valueOf(seen.explanation()))
        : tested(claim, runs, subject, terms);
  }

  private static Judgement tested(
      BandwidthClaim claim, Runs seen, Judgement.Subject subject, Terms terms) {
    RateTest test = BandwidthQuestion.test(claim, terms);
    Observed made = count("runs", seen.made(), seen);
    subject.showing(shown(seen));
    return switch (test.look(seen.made(), seen.certainlySlow(), seen.slow())) {
      case REFUTED ->
          subject
              .observing(count("runs.certainly-slow", seen.certainlySlow(), seen), made)
              .byTest(test.against(seen.made(), seen.certainlySlow()), test.alpha())
              .refuted(
                  "%d of %d runs were slower, while a control carried more over our link."
                      .formatted(seen.certainlySlow(), seen.made()));
      case CONFIRMED ->
          subject
              .observing(count("runs.slow", seen.slow(), seen), made)
              .byTest(test.inFavour(seen.made(), seen.slow()), test.alpha())
              .confirmed("%d of %d runs were slower.".formatted(seen.slow(), seen.made()));
      case OPEN -> {
        subject
            .byTest(test.inFavour(seen.made(), seen.slow()), test.alpha())
            .showing(count("runs.slow", seen.slow(), seen), made);
        yield open(test, seen, subject);
      }
    };
  }

  private static Judgement open(RateTest test, Runs seen, Judgement.Subject subject) {
    String words = "%d of %d runs were slower.".formatted(seen.slow(), seen.made());
    if (test.look(seen.made(), seen.slow(), seen.slow()) == SequentialDecision.REFUTED) {
      return subject.unproven(
          Reason.SLOW,
          words + " No control carried more at the time, so our own link may be the limit.");
    }
    return subject.unproven(
        test.couldConfirm(seen.made()) ? Reason.UNDECIDED : Reason.TOO_FEW_SAMPLES,
        words + test.missing(seen.made(), seen.slow()));
  }

  private static List<Observed> shown(Runs seen) {
    List<Observed> shown = new ArrayList<>();
    shown.add(rate("rate.in-share", seen.reachedMbps(), seen));
    shown.add(rate("rate.best", seen.bestMbps(), seen));
    BigDecimal control = seen.controlMbps();
    if (control != null) {
      shown.add(rate("rate.control", control, seen));
    }
    shown.add(Observed.of("cost.bytes", seen.bytes(), "bytes", seen.from()));
    shown.add(Observed.of("cost.seconds", seen.seconds(), "s", seen.from()));
    return shown;
  }

  private static Observed count(String name, int value, Runs seen) {
    return Observed.of(name, value, "runs", seen.from());
  }

  private static Observed rate(String name, BigDecimal value, Runs seen) {
    return Observed.of(name, value, UNIT, seen.from());
  }
}
