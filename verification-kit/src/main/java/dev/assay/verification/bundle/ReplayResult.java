package dev.assay.verification.bundle;

import dev.assay.verification.document.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay found.
 *
 * @param bundle digest of the bundle
 * @param word the verdict that was recomputed, or the layer whose report was
 * @param discrepancies what differs; empty when everything was recomputed to the same bytes
 * @param onTrust what a replay can't recompute, in sentences
 */
public record ReplayResult(
    Digest bundle, @Nullable String word, List<Discrepancy> discrepancies, List<String> onTrust) {

  /** Why something differs. */
  public enum Cause {
    /** It was changed after it was made, or made up. */
    CHANGED,
    /** Another version of the check observed or judged it. */
    OTHER_VERSION
  }

  /**
   * One thing that differs.
   *
   * @param path the file in the bundle
   * @param what differs there
   */
  public record Discrepancy(Cause cause, String path, String what) {}

  public ReplayResult {
    discrepancies = List.copyOf(discrepancies);
    onTrust = List.copyOf(onTrust);
  }

  /** Whether everything was recomputed to the same bytes. */
  public boolean same() {
    return discrepancies.isEmpty();
  }
}
