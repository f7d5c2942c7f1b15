package dev.assay.inference.identity;

import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.statistics.BatchedEvidence;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint's answers compare with the reference's, batch by batch.
 *
 * @param batches one after another, until they decided or there were enough
 * @param trouble why the last batch gave nothing; null when it did
 */
public record EqualityObserved(List<Batch> batches, @Nullable SeriesTrouble trouble) {

  /**
   * One batch: the same prompts to both, in a drawn order.
   *
   * @param answers how many of each side were compared, of each prompt as many of either
   * @param dropped how many requests gave no answer to compare, or none with a counterpart
   * @param distance the unbiased squared maximum mean discrepancy
   * @param permuted how often answers exchanged within their prompts lie as far apart
   */
  public record Batch(
      int answers, int dropped, BigDecimal distance, Permuted permuted, Provenance from) {
    public Batch {
      Require.that(answers >= 0 && dropped >= 0, "answers", "must not be negative");
      Require.present(distance, "distance");
      Require.present(permuted, "permuted");
      Require.present(from, "from");
    }
  }

  public EqualityObserved {
    batches = Require.list(batches, "batches", 20);
  }

  /** What all batches say together, however many were looked at. */
  BatchedEvidence evidence() {
    BatchedEvidence evidence = BatchedEvidence.NONE;
    for (Batch batch : batches) {
      evidence = evidence.and(batch.permuted().p());
    }
    return evidence;
  }

  /** Whether it proves a difference at this error probability. */
  boolean differs(double alpha) {
    return evidence().refutes(alpha);
  }

  /** How many answers of each side were compared. */
  int answers() {
    return batches.stream().mapToInt(Batch::answers).sum();
  }

  /** How many requests gave nothing to compare. */
  int dropped() {
    return batches.stream().mapToInt(Batch::dropped).sum();
  }
}
