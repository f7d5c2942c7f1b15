package dev.assay.verification.entities;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * Signals that depend on one another even among strangers, such as an address and its network:
 * together they give one e-value, the mean of theirs, which is one whatever their dependence is
 * (Vovk and Wang, E-values, 2021).
 *
 * @param name such as {@code address}
 * @param matchIfSame the stated probability that two nodes of one operator match, above 0, below 1
 * @param columns the signals
 */
public record SignalFamily(String name, double matchIfSame, List<SignalColumn> columns) {
  public SignalFamily {
    Require.that(matchIfSame > 0 && matchIfSame < 1, "matchIfSame", "must lie between 0 and 1");
    columns = List.copyOf(columns);
  }
}
