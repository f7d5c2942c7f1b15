package dev.assay.inference.fastpath;

import dev.assay.inference.claims.EqualServiceClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.Tail;
import dev.assay.verification.statistics.TwoProportionTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Decides whether two keys of an endpoint are served alike. Pure. */
final class FastPathJudge implements Judge<InferenceClaims, FastPathObserved> {
  static final String EXPECTS = "alike";
  private static final int FEW_FAILURES = 20;

  @Override
  public List<Judgement> judge(InferenceClaims claims, FastPathObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (EqualServiceClaim claim : claims.equalService()) {
      judgements.add(judged(claim, keys(claim, seen), terms.alpha(LayerName.INFERENCE)));
    }
    return judgements.isEmpty()
        ? Judgement.noClaim(
            "keys", EXPECTS, "The dossier doesn't claim that every customer is served alike.")
        : judgements;
  }

  private static KeysObserved keys(EqualServiceClaim claim, FastPathObserved seen) {
    return seen.keys().stream()
        .filter(keys -> keys.endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing was observed of " + claim.endpoint()));
  }

  private static Judgement judged(EqualServiceClaim claim, KeysObserved seen, BigDecimal alpha) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint(), EXPECTS)
            .claimed(
                "every customer is served alike",
                "neither of two keys waits "
                    + TwoKeys.FACTOR.toPlainString()
                    + " times as long as the other, or fails more often")
            .trusting("our clock, and that nothing but the key tells the requests apart");
    SeriesTrouble trouble = seen.trouble();
    return trouble == null
        ? tested(subject, seen, alpha)
        : subject.unproven(trouble.reason(), trouble.explanation());
  }

  private static Judgement tested(Judgement.Subject subject, KeysObserved seen, BigDecimal alpha) {
    double error = alpha.doubleValue();
    Tail failures = failures(seen);
    if (failures.atMost(error)) {
      return subject
          .observing(values(seen))
          .byTest(
              new Statistic("Fisher's two-sided tail", failures.shown(), sent(seen), alpha), alpha)
          .refuted(words(seen) + " One key fails more often than the other.");
    }
    for (TimesCompared times : seen.times()) {
      if (times.differs(error)) {
        return subject
            .observing(values(seen))
            .byTest(statistic(times.against(), seen, alpha), alpha)
            .refuted(
                words(seen)
                    + " By "
                    + times.metric()
                    + " one key waits more than "
                    + TwoKeys.FACTOR.toPlainString()
                    + " times as long as the other.");
      }
    }
    subject.byTest(statistic(worstInFavour(seen), seen, alpha), alpha);
    boolean within = seen.times().stream().allMatch(times -> times.within(error));
    boolean fewFailed = (seen.firstFailed() + seen.secondFailed()) * FEW_FAILURES <= sent(seen);
    return within && fewFailed
        ? subject
            .observing(values(seen))
            .confirmed(
                words(seen)
                    + " Neither key waits "
                    + TwoKeys.FACTOR.toPlainString()
                    + " times as long as the other, to the first token and to the last.")
        : subject
            .showing(values(seen))
            .unproven(Reason.UNDECIDED, words(seen) + " That is too close to decide.");
  }

  /** Fisher's exact test of equal shares of failures, two-sided. */
  private static Tail failures(KeysObserved seen) {
    int each = seen.requests();
    return new TwoProportionTest(seen.firstFailed(), each, seen.secondFailed(), each).different();
  }

  private static int sent(KeysObserved seen) {
    return 2 * seen.requests();
  }

  private static Permuted worstInFavour(KeysObserved seen) {
    return seen.times().stream()
        .map(TimesCompared::inFavour)
        .max(Comparator.comparingDouble(permuted -> permuted.p().probability()))
        .orElseThrow();
  }

  private static Statistic statistic(Permuted permuted, KeysObserved seen, BigDecimal alpha) {
    return new Statistic("rank-sum permutation tail", permuted.p().shown(), sent(seen), alpha);
  }

  private static String words(KeysObserved seen) {
    return "Each key sent "
        + seen.requests()
        + " requests; "
        + seen.firstFailed()
        + " of the first and "
        + seen.secondFailed()
        + " of the second failed.";
  }

  private static List<Observed> values(KeysObserved seen) {
    List<Observed> values = new ArrayList<>();
    values.add(Observed.of("keys.requests-each", seen.requests(), "requests", seen.from()));
    values.add(Observed.of("keys.first.failed", seen.firstFailed(), "requests", seen.from()));
    values.add(Observed.of("keys.second.failed", seen.secondFailed(), "requests", seen.from()));
    for (TimesCompared times : seen.times()) {
      String metric = times.metric().name().toLowerCase(Locale.ROOT);
      if (times.firstMs() != null) {
        values.add(Observed.of(metric + ".first.p50", times.firstMs(), "ms", seen.from()));
      }
      if (times.secondMs() != null) {
        values.add(Observed.of(metric + ".second.p50", times.secondMs(), "ms", seen.from()));
      }
    }
    return values;
  }
}
