package dev.assay.inference.price;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.PriceClaim;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Holds a bill against the claimed price, and stated tokens against what was asked for. Pure. */
final class PriceJudge implements Judge<InferenceClaims, PriceObserved> {
  static final String EXPECTS = "billed";
  private static final int FEWEST_ROUNDS = 2;

  @Override
  public List<Judgement> judge(InferenceClaims claims, PriceObserved seen, Terms terms) {
    List<Judgement> judgements =
        claims.prices().stream()
            .map(
                claim ->
                    judged(PromptTokens.of(claims, claim, endpoint(claim, seen)), seen.declared()))
            .toList();
    return judgements.isEmpty()
        ? Judgement.noClaim("endpoints", EXPECTS, "The dossier claims no price of an endpoint.")
        : judgements;
  }

  private static EndpointPrice endpoint(PriceClaim claim, PriceObserved seen) {
    return seen.endpoints().stream()
        .filter(endpoint -> endpoint.endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing was observed of " + claim.endpoint()));
  }

  private static Judgement judged(PromptTokens prompts, Provenance declared) {
    PriceClaim claim = prompts.claim();
    EndpointPrice seen = prompts.seen();
    PriceShown shown = new PriceShown(claim, seen, declared);
    Judgement.Subject subject =
        Judgement.about(claim.endpoint(), EXPECTS)
            .claimed(
                claim.inputPerMillion().toPlainString()
                    + " "
                    + claim.currency()
                    + " for a million prompt tokens, "
                    + claim.outputPerMillion().toPlainString()
                    + " for a million answer tokens",
                "no round is billed with more than its stated tokens cost at that price")
            .trusting("the endpoint's own meter and its own count of tokens, within our bounds")
            .showing(shown.rest())
            .showing(prompts.shown());
    Optional<SeriesObserved> trouble = seen.trouble();
    if (trouble.isPresent()) {
      SeriesObserved series = trouble.get();
      return subject.unproven(
          Objects.requireNonNull(series.reason()), String.valueOf(series.explanation()));
    }
    int overstated = sum(seen, CountedAnswers::overstated);
    if (overstated > 0) {
      return subject
          .observing(overstated(seen))
          .refuted(
              overstated
                  + " answers state more tokens than were asked for at most, and more than came in"
                  + " parts.");
    }
    if (prompts.areInflated()) {
      return subject.observing(stated(seen)).refuted(prompts.inflation());
    }
    return unmetered(subject.showing(shown.readings()), prompts);
  }

  private static Judgement unmetered(Judgement.Subject subject, PromptTokens prompts) {
    PriceClaim claim = prompts.claim();
    EndpointPrice seen = prompts.seen();
    String doubt = prompts.doubt();
    if (seen.readings().isEmpty() && doubt != null) {
      return subject.unproven(Reason.ATTRIBUTION, doubt);
    }
    if (seen.readings().isEmpty()) {
      return subject.unproven(
          Reason.NO_SOURCE, "The claim names no meter that could be read: the cost is a claim.");
    }
    Optional<MeterReading> unread = seen.unread();
    if (unread.isPresent()) {
      return subject.unproven(
          Objects.requireNonNull(unread.get().reason()),
          String.valueOf(unread.get().explanation()));
    }
    if (!seen.readings().stream().allMatch(r -> claim.currency().equals(r.currency()))) {
      return subject.unproven(
          Reason.NOT_RECOGNISED, "The meter counts in another currency than the claim.");
    }
    if (sum(seen, CountedAnswers::unstated) > 0) {
      return subject.unproven(
          Reason.NOT_MEASURABLE, "The endpoint doesn't state the tokens of each answer.");
    }
    List<BilledRound> billed = BilledRound.of(claim, seen);
    if (billed.size() < FEWEST_ROUNDS) {
      return subject.unproven(
          Reason.TOO_FEW_SAMPLES,
          "Only "
              + billed.size()
              + " rounds were whole, with nothing else of ours between the readings.");
    }
    return metered(subject, prompts, billed);
  }

  private static Judgement metered(
      Judgement.Subject subject, PromptTokens prompts, List<BilledRound> rounds) {
    PriceClaim claim = prompts.claim();
    EndpointPrice seen = prompts.seen();
    BigDecimal bill = sum(rounds, BilledRound::billed);
    BigDecimal cost = sum(rounds, BilledRound::claimed);
    long over = rounds.stream().filter(BilledRound::isOvercharged).count();
    List<Observed> values =
        List.of(
            Observed.of("billed", bill, claim.currency(), seen.readings().getLast().from()),
            Observed.of(
                "billed.claimed", cost, claim.currency(), rounds.getLast().round().series().from()),
            Observed.of("rounds.overcharged", over, "rounds", seen.readings().getFirst().from()));
    String words =
        rounds.size()
            + " rounds were billed with "
            + bill.toPlainString()
            + " "
            + claim.currency()
            + " together; their stated tokens cost "
            + cost.toPlainString()
            + " at the claimed price, which "
            + over
            + " of them exceed.";
    if (over == rounds.size()) {
      return subject.observing(values).refuted(words);
    }
    String inflation = prompts.doubt();
    if (inflation != null) {
      return subject.showing(values).unproven(Reason.ATTRIBUTION, words + " " + inflation);
    }
    Reason reason = doubt(seen, rounds, over);
    return reason == null
        ? subject.observing(values).confirmed(words)
        : subject.showing(values).unproven(reason, words + " " + why(reason));
  }

  private static @Nullable Reason doubt(EndpointPrice seen, List<BilledRound> rounds, long over) {
    if (rounds.stream().anyMatch(round -> round.billed().signum() < 0)) {
      return Reason.NOT_RECOGNISED;
    }
    if (over > 0 || sum(seen, CountedAnswers::unseen) > 0) {
      return Reason.ATTRIBUTION;
    }
    return rounds.stream().allMatch(BilledRound::tells) ? null : Reason.NOT_MEASURABLE;
  }

  private static String why(Reason reason) {
    return switch (reason) {
      case NOT_RECOGNISED -> "The running total fell, which no meter does.";
      case NOT_MEASURABLE ->
          "The meter stood still, or its digits are too coarse for so small a cost.";
      default ->
          "Others may use the account at the same time, or tokens may be billed that nobody sees.";
    };
  }

  private static List<Observed> overstated(EndpointPrice seen) {
    return seen.rounds().stream()
        .filter(round -> round.overstated() > 0)
        .map(
            round ->
                Observed.of(
                    "answers.overstated", round.overstated(), "answers", round.series().from()))
        .toList();
  }

  private static List<Observed> stated(EndpointPrice seen) {
    return seen.rounds().stream()
        .map(
            round ->
                Observed.of(
                    "tokens.prompt-stated-a-round",
                    round.promptTokens(),
                    "tokens",
                    round.series().from()))
        .toList();
  }

  private static int sum(EndpointPrice seen, ToIntFunction<CountedAnswers> count) {
    return seen.rounds().stream().mapToInt(count).sum();
  }

  private static BigDecimal sum(
      List<BilledRound> rounds, Function<BilledRound, BigDecimal> amount) {
    return rounds.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
