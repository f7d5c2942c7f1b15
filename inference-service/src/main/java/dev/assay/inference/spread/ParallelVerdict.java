package dev.assay.inference.spread;

import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.throughput.EndpointThroughput;
import dev.assay.inference.throughput.RungObserved;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether as many requests as claimed are served at once at the pace of a lone one; a bound from
 * below, never a refutation. Pure.
 */
final class ParallelVerdict {
  private static final String RATE = "tokens/s";

  private ParallelVerdict() {}

  static Judgement of(SpreadClaim claim, int claimed, ParallelObserved seen, Terms terms) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " parallel capacity", SpreadJudge.PARALLEL)
            .claimed(
                claimed + " requests or more are served at once at the pace of a lone one",
                "so many times a lone request's tokens a second come under load")
            .trusting(
                "our clock and our network; that a lone request isn't held back on purpose, which"
                    + " would make the load look wider")
            .showing(shown(seen));
    EndpointThroughput load = seen.load();
    if (load == null) {
      return uncovered(subject);
    }
    for (SeriesObserved series : List.of(load.series(), seen.series())) {
      Reason reason = series.reason();
      if (reason != null) {
        return subject.unproven(reason, String.valueOf(series.explanation()));
      }
    }
    if (load.tokens() == null && load.seconds().signum() > 0) {
      return uncovered(subject);
    }
    BigDecimal atLeast = seen.atOnceAtLeast();
    return atLeast == null
        ? subject.unproven(
            Reason.TOO_FEW_SAMPLES,
            "Too few lone requests were answered, or the load was too short, for a bound.")
        : bounded(subject, claimed, atLeast, seen, terms.alpha(LayerName.INFERENCE));
  }

  private static Judgement uncovered(Judgement.Subject subject) {
    return subject.unproven(
        Reason.NOT_COVERED, "No output tokens a second are claimed under a load to compare with.");
  }

  private static Judgement bounded(
      Judgement.Subject subject,
      int claimed,
      BigDecimal atLeast,
      ParallelObserved seen,
      BigDecimal alpha) {
    EndpointThroughput load = Objects.requireNonNull(seen.load());
    subject.byTest(
        new Statistic("bound of the ratio of medians", atLeast, seen.lone(), alpha), alpha);
    Observed bound = Observed.of("at-once.lower", atLeast, "lone requests", load.series().from());
    String words =
        "With %d requests at once the tokens of %s lone ones came at least."
            .formatted(load.atOnce(), atLeast.toPlainString());
    return atLeast.compareTo(BigDecimal.valueOf(claimed)) >= 0
        ? subject.observing(bound).confirmed(words)
        : subject
            .showing(bound)
            .unproven(
                Reason.ATTRIBUTION,
                words
                    + " A limit of requests, or a gateway that waits, looks like fewer backends from"
                    + " outside.");
  }

  private static List<Observed> shown(ParallelObserved seen) {
    List<Observed> shown = new ArrayList<>(seen.series().shown());
    add(shown, "lone.median.upper", seen.loneAtMost(), seen.series().from());
    EndpointThroughput load = seen.load();
    if (load != null) {
      for (RungObserved rung : load.ladder()) {
        add(shown, "ladder." + rung.atOnce(), rung.tokens(), rung.series().from());
      }
      if (seen.knee() != null) {
        shown.add(Observed.of("ladder.knee", seen.knee(), "at once", load.series().from()));
      }
    }
    return shown;
  }

  private static void add(
      List<Observed> values, String name, @Nullable BigDecimal rate, Provenance from) {
    if (rate != null) {
      values.add(Observed.of(name, rate, RATE, from));
    }
  }
}
