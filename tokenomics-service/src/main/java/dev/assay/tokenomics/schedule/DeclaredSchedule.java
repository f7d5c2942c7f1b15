package dev.assay.tokenomics.schedule;

import dev.assay.tokenomics.claims.SupplyClaim;
import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The judgement of the subject schedule: a statement about the declared document alone. Pure. */
final class DeclaredSchedule {
  private static final String UNDEFINED = "undefined";
  private static final String SHARE = "share, 6 decimals";

  private DeclaredSchedule() {}

  static Judgement judge(TokenomicsClaims claims, Provenance declared, Instant asOf) {
    Judgement.Subject subject =
        Judgement.about(SupplyScheduleCheck.SCHEDULE, SupplyScheduleCheck.SCHEDULE);
    if (claims.allocations().isEmpty()) {
      return subject.notApplicable(Reason.NO_CLAIM, "The dossier declares no allocations.");
    }
    ScheduleFigures figures = ScheduleFigures.at(asOf, claims.allocations());
    subject
        .claimed(claim(claims, figures), "The declared schedule is consistent in itself.")
        .showing(shown(claims.supply(), figures, declared))
        .trusting("nobody: this is a statement about the declared document alone");
    List<Contradiction> contradictions = Contradiction.in(claims, asOf);
    if (contradictions.isEmpty()) {
      return subject
          .observing(Observed.of("allocations.sum", figures.total(), Amount.UNIT, declared))
          .confirmed("The declared schedule is consistent in itself" + scope(claims.supply()));
    }
    return subject
        .observing(
            contradictions.stream().map(c -> Observed.of(c.name(), c.value(), declared)).toList())
        .refuted("The declared schedule contradicts itself: " + sentences(contradictions) + ".");
  }

  private static String claim(TokenomicsClaims claims, ScheduleFigures figures) {
    int count = claims.allocations().size();
    return count + " allocations that sum to " + Amount.of(figures.total(), claims.token());
  }

  private static String scope(@Nullable SupplyClaim supply) {
    return supply != null && supply.kind() == SupplyClaim.Kind.MAXIMUM
        ? ", its allocations sum to the declared maximum; this says nothing of the chain."
        : "; no maximum is declared, so its sum is compared with nothing.";
  }

  private static String sentences(List<Contradiction> contradictions) {
    return contradictions.stream().map(Contradiction::sentence).collect(Collectors.joining("; "));
  }

  private static List<Observed> shown(
      @Nullable SupplyClaim supply, ScheduleFigures figures, Provenance declared) {
    List<Observed> shown = new ArrayList<>();
    if (supply != null) {
      shown.add(Observed.of("supply.total", supply.total(), Amount.UNIT, declared));
    }
    shown.add(
        Observed.of("schedule.unlocked", figures.unlocked(), "base units, scheduled", declared));
    shown.add(share("schedule.lockedShare", figures.lockedShare(), declared));
    shown.add(share("schedule.dilution12m", figures.dilution(), declared));
    UnlockSchedule.Jump next = figures.nextJump();
    if (next == null) {
      shown.add(Observed.of("schedule.nextCliff", "none", declared));
    } else {
      shown.add(Observed.of("schedule.nextCliff", next.at(), declared));
      shown.add(Observed.of("schedule.nextCliffAmount", next.amount(), Amount.UNIT, declared));
    }
    return shown;
  }

  private static Observed share(String name, @Nullable BigDecimal share, Provenance declared) {
    return share == null
        ? Observed.of(name, UNDEFINED, declared)
        : Observed.of(name, share, SHARE, declared);
  }
}
