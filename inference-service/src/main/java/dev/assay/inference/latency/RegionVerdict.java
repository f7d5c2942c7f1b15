package dev.assay.inference.latency;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.latency.RegionObserved.VantageSeen;
import dev.assay.inference.requests.RateTest;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.SequentialDecision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decides a claim about a region by what its vantages measured there, each by the same test as our
 * own load, and never by what was measured elsewhere. Where a load was lighter than claimed it
 * can't confirm, and where it was heavier it can't refute. Pure.
 *
 * @param region the claimed one
 * @param ours where our own load was put from; null when the operator doesn't say
 */
record RegionVerdict(
    EndpointClaim endpoint,
    LatencyClaim claim,
    String region,
    @Nullable String ours,
    BigDecimal allowed,
    Terms terms) {

  Judgement judged(Judgement.Subject subject, List<VantageSeen> vantages) {
    subject
        .trusting("the operators of the vantages in " + region + ", two of whom must agree")
        .showing(shown(vantages));
    List<VantageSeen> read = vantages.stream().filter(seen -> seen.reason() == null).toList();
    if (read.isEmpty()) {
      return none(subject, vantages);
    }
    List<VantageSeen> against = read.stream().filter(this::refutes).toList();
    List<VantageSeen> inFavour = read.stream().filter(this::confirms).toList();
    if (!against.isEmpty() && !inFavour.isEmpty()) {
      return subject.unproven(
          Reason.SOURCES_DISAGREE, "The vantages in " + region + " disagree. " + words(read));
    }
    if (!against.isEmpty()) {
      Statistic least = least(against, seen -> test().against(seen.asked(), seen.certainlyAbove()));
      return subject
          .observing(rest(against, VantageSeen::certainlyAbove))
          .byTest(least, test().alpha())
          .refuted(words(against));
    }
    if (!inFavour.isEmpty()) {
      Statistic least = least(inFavour, seen -> test().inFavour(seen.n(), seen.above()));
      return subject
          .observing(rest(inFavour, VantageSeen::above))
          .byTest(least, test().alpha())
          .confirmed(words(inFavour));
    }
    return open(subject, read);
  }

  private Judgement none(Judgement.Subject subject, List<VantageSeen> vantages) {
    String elsewhere =
        ours == null
            ? " What this service measured is not said to be from there, and decides nothing."
            : " What this service measured in " + ours + " decides nothing here.";
    for (VantageSeen seen : vantages) {
      Reason reason = seen.reason();
      if (reason != null) {
        return subject.unproven(reason, seen.samples() + ": " + seen.explanation() + elsewhere);
      }
    }
    return subject.unproven(Reason.NO_SOURCE, "There is no vantage in " + region + "." + elsewhere);
  }

  private Judgement open(Judgement.Subject subject, List<VantageSeen> read) {
    boolean decided =
        read.stream().map(this::look).anyMatch(look -> look != SequentialDecision.OPEN);
    if (decided) {
      return subject.unproven(
          Reason.NOT_COVERED, words(read) + " That was at another load than is claimed.");
    }
    boolean enough = read.stream().anyMatch(seen -> test().couldConfirm(seen.n()));
    return enough
        ? subject.unproven(Reason.UNDECIDED, words(read) + " That is too close to decide.")
        : subject.unproven(
            Reason.TOO_FEW_SAMPLES,
            words(read) + " So few requests could not confirm it in any case.");
  }

  private boolean refutes(VantageSeen seen) {
    return look(seen) == SequentialDecision.REFUTED
        && seen.requestsPerSecond().compareTo(endpoint.requestsPerSecond()) <= 0;
  }

  private boolean confirms(VantageSeen seen) {
    return look(seen) == SequentialDecision.CONFIRMED
        && seen.requestsPerSecond().compareTo(endpoint.requestsPerSecond()) >= 0;
  }

  private SequentialDecision look(VantageSeen seen) {
    return test().look(seen.n(), seen.asked(), seen.certainlyAbove(), seen.above());
  }

  private RateTest test() {
    return RateTest.of(allowed, terms);
  }

  private static Statistic least(
      List<VantageSeen> vantages, Function<VantageSeen, Statistic> evidence) {
    return vantages.stream()
        .map(evidence)
        .min(Comparator.comparing(Statistic::value))
        .orElseThrow();
  }

  private String words(List<VantageSeen> vantages) {
    StringBuilder words = new StringBuilder();
    for (VantageSeen seen : vantages) {
      words.append(words.isEmpty() ? "" : " ").append(seen.from().source()).append(": ");
      words.append(seen.above()).append(" of ").append(seen.n()).append(" requests from ");
      words.append(region).append(" took longer than ").append(claim.atMostMs().toPlainString());
      words.append(" ms or failed.");
    }
    return words.toString();
  }

  private static List<Observed> rest(List<VantageSeen> vantages, ToIntFunction<VantageSeen> above) {
    List<Observed> values = new ArrayList<>();
    for (VantageSeen seen : vantages) {
      values.add(
          Observed.of("region.above-limit", above.applyAsInt(seen), "requests", seen.from()));
      values.add(Observed.of("region.requests", seen.n(), "requests", seen.from()));
    }
    return values;
  }

  private static List<Observed> shown(List<VantageSeen> vantages) {
    List<Observed> shown = new ArrayList<>();
    for (VantageSeen seen : vantages) {
      if (seen.reason() == null) {
        shown.add(Observed.of("region.failed", seen.failed(), "requests", seen.from()));
        shown.add(Observed.of("region.void", seen.voided(), "requests", seen.from()));
        shown.add(Observed.of("region.load", seen.requestsPerSecond(), "req/s", seen.from()));
      }
    }
    return shown;
  }
}
