package dev.assay.inference.identity;

import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint's log-probabilities of a first token compare with the reference's.
 *
 * @param answers how many of each side were compared
 * @param dropped how many requests gave nothing to compare
 * @param tokens how many different tokens were given
 * @param distance mean over the tokens of the absolute difference of means, in nats; null when
 *     there was trouble
 * @param permuted how often answers that change sides lie as far apart; null when there was trouble
 * @param trouble why there is nothing to compare; null when there is
 */
public record LogprobObserved(
    int answers,
    int dropped,
    int tokens,
    @Nullable BigDecimal distance,
    @Nullable Permuted permuted,
    @Nullable SeriesTrouble trouble,
    Provenance from) {
  public LogprobObserved {
    Require.that(
        (permuted == null) == (trouble != null), "permuted", "is there or there is trouble");
    Require.that((permuted == null) == (distance == null), "distance", "comes with permuted");
    Require.present(from, "from");
  }

  static LogprobObserved troubled(SeriesTrouble trouble, Provenance from) {
    return new LogprobObserved(0, 0, 0, null, null, trouble, from);
  }
}
