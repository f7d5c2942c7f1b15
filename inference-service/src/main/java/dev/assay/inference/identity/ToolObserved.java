package dev.assay.inference.identity;

import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint's calls of tools agree with the reference's, which answered each prompt twice.
 *
 * @param prompts how many got three whole answers
 * @param dropped how many didn't
 * @param closer prompts where the endpoint did as the reference's first answer, its second didn't
 * @param further prompts where the reference's second answer did as its first, the endpoint didn't
 * @param endpoint the endpoint's calls
 * @param reference the reference's calls, those of its second answers
 * @param trouble why there is nothing to compare; null when there is
 */
public record ToolObserved(
    int prompts,
    int dropped,
    int closer,
    int further,
    Calls endpoint,
    Calls reference,
    @Nullable SeriesTrouble trouble,
    Provenance from) {

  /**
   * What one side called.
   *
   * @param made answers that call a tool
   * @param valid those that call an offered tool with arguments that fit it
   */
  public record Calls(int made, int valid) {
    static final Calls NONE = new Calls(0, 0);

    public Calls {
      Require.that(valid >= 0 && valid <= made, "valid", "must lie within made");
    }
  }

  public ToolObserved {
    Require.that(prompts >= 0 && dropped >= 0, "prompts", "must not be negative");
    Require.that(
        closer >= 0 && further >= 0 && closer + further <= prompts,
        "further",
        "must lie within prompts");
    Require.present(endpoint, "endpoint");
    Require.present(reference, "reference");
    Require.present(from, "from");
  }

  static ToolObserved troubled(SeriesTrouble trouble, Provenance from) {
    return new ToolObserved(0, 0, 0, 0, Calls.NONE, Calls.NONE, trouble, from);
  }
}
