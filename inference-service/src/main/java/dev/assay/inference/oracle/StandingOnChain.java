package dev.assay.inference.oracle;

import dev.assay.inference.chain.ProviderTold;
import dev.assay.inference.chain.TransactionTold;
import dev.assay.inference.chain.TransactionTold.FeedUpdate;
import dev.assay.inference.chain.TransactionTold.Mined;
import dev.assay.inference.oracle.AnswerOnChain.Told;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells how answers stand by what a provider says of their transactions. Pure.
 *
 * @param decimals of the contract's answers
 * @param graceSeconds that an answer may take to the chain
 * @param accounts from when on each registered account counts; empty when senders can't be told
 */
record StandingOnChain(int decimals, long graceSeconds, Map<String, Instant> accounts) {

  /** How the answer stands by this provider. */
  Told of(OracleAnswer answer, TransactionTold transaction, ProviderTold provider) {
    Mined mined = transaction.mined();
    if (mined == null) {
      return new Told(
          provider.provider(),
          isPast(answer, provider.finalTime()) ? Standing.NOT_FOUND : Standing.NOT_FINAL,
          null);
    }
    if (!provider.isFinal(mined.block())) {
      return new Told(provider.provider(), Standing.NOT_FINAL, null);
    }
    if (!mined.succeeded()) {
      return new Told(provider.provider(), Standing.REVERTED, null);
    }
    Instant since = accounts.get(mined.sender());
    if (!accounts.isEmpty() && (since == null || since.isAfter(answer.at()))) {
      return new Told(provider.provider(), Standing.STRANGER, mined.sender());
    }
    return valued(answer, mined.updates(), provider.provider());
  }

  /** Whether a chain that is final up to then has to have the answer. */
  boolean isPast(OracleAnswer answer, @Nullable Instant finalTime) {
    return finalTime != null && !answer.at().plusSeconds(graceSeconds).isAfter(finalTime);
  }

  private Told valued(OracleAnswer answer, List<FeedUpdate> updates, String provider) {
    List<BigDecimal> values =
        updates.stream()
            .filter(update -> update.round().equals(BigInteger.valueOf(answer.round())))
            .map(update -> new BigDecimal(update.answer(), decimals))
            .toList();
    if (values.isEmpty()) {
      return new Told(provider, Standing.NO_ANSWER, null);
    }
    return values.stream()
        .filter(value -> differs(value, answer.answer()))
        .findFirst()
        .map(value -> new Told(provider, Standing.OTHER_VALUE, value.toPlainString()))
        .orElse(new Told(provider, Standing.STANDS, null));
  }

  /** Answers with more digits than the contract has are rounded there, up or down. */
  private boolean differs(BigDecimal onChain, BigDecimal answered) {
    BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
    return onChain.subtract(answered).abs().compareTo(unit) >= 0;
  }
}
