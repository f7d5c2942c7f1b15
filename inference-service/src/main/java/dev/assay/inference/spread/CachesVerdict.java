package dev.assay.inference.spread;

import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.SpreadClaim.Routing;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.BinomialTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a fresh prefix is found at its first repetition more often than two backends with a cache
 * each, drawn anew for each request, would find it: refuted, or open. Pure.
 */
final class CachesVerdict {
  private static final double HALF = 0.5;

  private CachesVerdict() {}

  static Judgement of(SpreadClaim claim, int claimed, BackendsObserved seen, Terms terms) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " prefix caches", SpreadJudge.CACHES)
            .claimed(
                claimed + " backends or more, requests routed " + routing(claim.routing()),
                "half of the fresh prefixes at least are computed again at their first repetition")
            .trusting(
                "our clock; that each backend keeps the prefixes that it has seen, no others");
    Reason reason = seen.series().reason();
    if (reason != null) {
      return subject
          .showing(seen.series().shown())
          .unproven(reason, String.valueOf(seen.series().explanation()));
    }
    return seen.caches() == null
        ? subject.unproven(
            Reason.ATTRIBUTION,
            "Without independent routing a kept prefix tells nothing of the number of backends.")
        : tested(subject, seen.caches(), seen.series().from(), terms.alpha(LayerName.INFERENCE));
  }

  private static Judgement tested(
      Judgement.Subject subject, CachesObserved seen, Provenance from, BigDecimal alpha) {
    subject.showing(rest(seen, from));
    if (!seen.told()) {
      return subject
          .showing(counts(seen, from))
          .unproven(
              Reason.ATTRIBUTION,
              "A prefix that was just asked takes as long as a fresh one, so that a backend which"
                  + " has it can't be told from one that hasn't.");
    }
    BinomialTest test = new BinomialTest(seen.prefixes(), seen.hits(), HALF);
    String words =
        seen.hits()
            + " of "
            + seen.prefixes()
            + " fresh prefixes were found at their first repetition.";
    subject.byTest(
        new Statistic("binomial tail", test.upperTail().shown(), seen.prefixes(), alpha), alpha);
    if (test.refutes(alpha.doubleValue())) {
      return subject.observing(counts(seen, from)).refuted(words);
    }
    subject.showing(counts(seen, from));
    boolean few =
        !new BinomialTest(seen.prefixes(), seen.prefixes(), HALF).refutes(alpha.doubleValue());
    return few
        ? subject.unproven(Reason.TOO_FEW_SAMPLES, words + " So few could not decide in any case.")
        : subject.unproven(
            Reason.ATTRIBUTION,
            words
                + " That fits several caches, but a single backend could forget or delay as well.");
  }

  private static List<Observed> counts(CachesObserved seen, Provenance from) {
    return List.of(
        Observed.of("prefixes.found", seen.hits(), "prefixes", from),
        Observed.of("prefixes", seen.prefixes(), "prefixes", from));
  }

  private static List<Observed> rest(CachesObserved seen, Provenance from) {
    List<Observed> rest = new ArrayList<>();
    rest.add(Observed.of("prefixes.void", seen.voids(), "prefixes", from));
    add(rest, "ttft.fresh", seen.freshMs(), from);
    add(rest, "ttft.kept", seen.keptMs(), from);
    return rest;
  }

  private static void add(
      List<Observed> values, String name, @Nullable BigDecimal millis, Provenance from) {
    if (millis != null) {
      values.add(Observed.of(name, millis, "ms", from));
    }
  }

  private static String routing(@Nullable Routing routing) {
    if (routing == null) {
      return "in a way that isn't said";
    }
    return switch (routing) {
      case INDEPENDENT -> "each to a backend of its own draw";
      case CACHE_AWARE -> "to a backend that knows their prefix";
    };
  }
}
