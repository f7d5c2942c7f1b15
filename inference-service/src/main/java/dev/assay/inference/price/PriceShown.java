package dev.assay.inference.price;

import dev.assay.inference.claims.PriceClaim;
import dev.assay.inference.claims.TokenPrice;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Observed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a price's finding shows: tokens, costs and what others charge. All costs are of the stated
 * tokens of all rounds. Pure.
 */
record PriceShown(PriceClaim claim, EndpointPrice seen, Provenance declared) {
  private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final int MILLION_DIGITS = 6;

  /** Tokens, costs and baselines; the bill stands beside them where there is one. */
  List<Observed> rest() {
    Provenance from = seen.rounds().getFirst().series().from();
    BigDecimal claimed = cost(TokenPrice.of(claim));
    List<Observed> rest = new ArrayList<>();
    rest.add(Observed.of("tokens.prompt-stated", prompt(), "tokens", from));
    rest.add(Observed.of("tokens.completion-stated", completion(), "tokens", from));
    rest.add(Observed.of("cost.claimed", claimed, claim.currency(), from));
    if (prompt() + completion() > 0) {
      rest.add(
          Observed.of(
              "cost.claimed-per-million-tokens",
              plain(claimed.movePointRight(MILLION_DIGITS).divide(tokens(), DIGITS)),
              claim.currency(),
              from));
    }
    claim.baselines().forEach(baseline -> addRatio(rest, baseline, claimed));
    return rest;
  }

  /** Every reading of the meter. */
  List<Observed> readings() {
    List<Observed> readings = new ArrayList<>();
    for (int i = 0; i < seen.readings().size(); i++) {
      MeterReading reading = seen.readings().get(i);
      if (reading.total() != null) {
        readings.add(
            Observed.of("meter." + i, reading.total(), reading.currency(), reading.from()));
      }
    }
    return readings;
  }

  private void addRatio(List<Observed> shown, PriceClaim.Baseline baseline, BigDecimal claimed) {
    BigDecimal cost =
        cost(
            new TokenPrice(
                claim.currency(), baseline.inputPerMillion(), baseline.outputPerMillion()));
    if (cost.signum() > 0) {
      shown.add(
          Observed.of(
              "claimed-to-" + baseline.name() + "." + baseline.statement().date(),
              plain(claimed.divide(cost, DIGITS)),
              "times",
              declared));
    }
  }

  private BigDecimal cost(TokenPrice price) {
    return seen.rounds().stream()
        .map(round -> round.cost(price))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private long prompt() {
    return seen.rounds().stream().mapToLong(CountedAnswers::promptTokens).sum();
  }

  private long completion() {
    return seen.rounds().stream().mapToLong(CountedAnswers::completionTokens).sum();
  }

  private BigDecimal tokens() {
    return BigDecimal.valueOf(prompt() + completion());
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}
