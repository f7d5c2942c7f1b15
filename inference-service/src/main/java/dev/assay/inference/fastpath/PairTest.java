package dev.assay.inference.fastpath;

import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.SeriesTrouble;
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

/**
 * Tests whether two groups of requests were served alike. Pure.
 *
 * @param one what tells the groups apart
 * @param rest what there is to say besides; may be empty
 * @param alpha the error probability of each test
 */
record PairTest(PairObserved seen, String one, String rest, BigDecimal alpha) {
  private static final int FEW_FAILURES = 20;

  /** The judgement about this subject. */
  Judgement judged(Judgement.Subject subject) {
    SeriesTrouble trouble = seen.trouble();
    return trouble == null
        ? tested(subject)
        : subject.unproven(trouble.reason(), trouble.explanation() + rest);
  }

  private Judgement tested(Judgement.Subject subject) {
    double error = alpha.doubleValue();
    Tail failures = failures();
    if (failures.atMost(error)) {
      return subject
          .observing(values())
          .byTest(new Statistic("Fisher's two-sided tail", failures.shown(), sent(), alpha), alpha)
          .refuted(words() + " One " + one + " fails more often than the other." + rest);
    }
    for (TimesCompared times : seen.times()) {
      if (times.differs(error)) {
        return subject
            .observing(values())
            .byTest(statistic(times.against()), alpha)
            .refuted(
                "%s By %s one %s waits more than %s times as long as the other.%s"
                    .formatted(words(), times.metric(), one, factor(), rest));
      }
    }
    subject.byTest(statistic(worstInFavour()), alpha);
    boolean within = seen.times().stream().allMatch(times -> times.within(error));
    boolean fewFailed = (seen.firstFailed() + seen.secondFailed()) * FEW_FAILURES <= sent();
    return within && fewFailed
        ? subject
            .observing(values())
            .confirmed(
                "%s Neither %s waits %s times as long as the other, to the first token and to the last.%s"
                    .formatted(words(), one, factor(), rest))
        : subject
            .showing(values())
            .unproven(Reason.UNDECIDED, words() + " That is too close to decide." + rest);
  }

  /** Fisher's exact test of equal shares of failures, two-sided. */
  private Tail failures() {
    int each = seen.requests();
    return new TwoProportionTest(seen.firstFailed(), each, seen.secondFailed(), each).different();
  }

  private int sent() {
    return 2 * seen.requests();
  }

  private static String factor() {
    return GroupTimes.FACTOR.toPlainString();
  }

  private Permuted worstInFavour() {
    return seen.times().stream()
        .map(TimesCompared::inFavour)
        .max(Comparator.comparingDouble(permuted -> permuted.p().probability()))
        .orElseThrow();
  }

  private Statistic statistic(Permuted permuted) {
    return new Statistic("rank-sum permutation tail", permuted.p().shown(), sent(), alpha);
  }

  private String words() {
    return "Each %s sent %d requests; %d of the first and %d of the second failed."
        .formatted(one, seen.requests(), seen.firstFailed(), seen.secondFailed());
  }

  private List<Observed> values() {
    List<Observed> values = new ArrayList<>();
    values.add(count(one + ".requests-each", seen.requests()));
    values.add(count(one + ".first.failed", seen.firstFailed()));
    values.add(count(one + ".second.failed", seen.secondFailed()));
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

  private Observed count(String name, int value) {
    return Observed.of(name, value, "requests", seen.from());
  }
}
