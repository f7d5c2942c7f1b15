package dev.assay.inference.identity;

import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint counted the tokens of drawn prompts.
 *
 * @param counts of each prompt, compared with the plain one; empty when there was trouble
 * @param trouble why there is nothing to compare; null when there is
 * @param from where the first asking comes from
 * @param againFrom where the second asking comes from; null when nothing was asked again
 */
public record TokenizerObserved(
    List<Count> counts,
    @Nullable SeriesTrouble trouble,
    Provenance from,
    @Nullable Provenance againFrom) {

  /**
   * One prompt's tokens beyond those of the plain prompt.
   *
   * @param kind of prompt
   * @param stated by the endpoint; null when it stated none for one of the two
   * @param again stated when it was asked again; null when it wasn't, or stated none
   * @param pinned by each pinned tokenizer's name
   */
  public record Count(
      String kind, @Nullable Integer stated, @Nullable Integer again, Map<String, Integer> pinned) {
    public Count {
      Require.text(kind, "kind", 100);
      pinned = new TreeMap<>(Require.map(pinned));
    }

    /** Whether the endpoint stated what this tokenizer counts. */
    boolean fits(String tokenizer) {
      return stated != null && stated.equals(pinned.get(tokenizer));
    }

    /** The same with what the endpoint stated when it was asked again. */
    Count askedAgain(@Nullable Integer statedAgain) {
      return new Count(kind, stated, statedAgain, pinned);
    }
  }

  public TokenizerObserved {
    counts = Require.list(counts, "counts", 100);
    Require.present(from, "from");
  }

  /** The counts that the endpoint stated. */
  List<Count> stated() {
    return counts.stream().filter(count -> count.stated() != null).toList();
  }

  /** The stated counts that aren't this tokenizer's. */
  List<Count> otherThan(String tokenizer) {
    return stated().stream().filter(count -> !count.fits(tokenizer)).toList();
  }
}
