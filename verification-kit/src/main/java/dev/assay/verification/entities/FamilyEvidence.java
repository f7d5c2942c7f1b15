package dev.assay.verification.entities;

import java.util.List;

/** The e-values of one family, worked out once for each bucket. Immutable. */
final class FamilyEvidence {
  private final SignalColumn[] columns;
  private final double[][] matches;
  private final double[] mismatches;

  FamilyEvidence(SignalFamily family) {
    List<SignalColumn> signals = family.columns();
    columns = signals.toArray(SignalColumn[]::new);
    matches = signals.stream().map(s -> s.matches(family.matchIfSame())).toArray(double[][]::new);
    mismatches = signals.stream().mapToDouble(s -> s.mismatch(family.matchIfSame())).toArray();
  }

  /** The mean over the signals that both nodes show; 1 where they show none in common. */
  double of(int one, int other) {
    double sum = 0;
    int known = 0;
    for (int i = 0; i < columns.length; i++) {
      int a = columns[i].bucket(one);
      int b = columns[i].bucket(other);
      if (a >= 0 && b >= 0) {
        sum += a == b ? matches[i][a] : mismatches[i];
        known++;
      }
    }
    return known == 0 ? 1 : sum / known;
  }

  /** The most that any other node can be worth to this one. */
  double most(int node) {
    double most = 1;
    for (int i = 0; i < columns.length; i++) {
      int bucket = columns[i].bucket(node);
      if (bucket >= 0) {
        most = Math.max(most, mismatches[i]);
        most = columns[i].isShared(node) ? Math.max(most, matches[i][bucket]) : most;
      }
    }
    return most;
  }
}
