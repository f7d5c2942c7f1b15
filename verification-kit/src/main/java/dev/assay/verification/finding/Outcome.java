package dev.assay.verification.finding;

import java.util.Collection;

/** What a check says of one subject, or of all its subjects together. */
public enum Outcome {
  CONFIRMED,
  REFUTED,
  /** Neither confirmed nor refuted; the reason says why. */
  UNPROVEN,
  NOT_APPLICABLE;

  /**
   * The outcome of a check over its subjects: REFUTED if any is, else UNPROVEN if any is, else
   * CONFIRMED if any is, else NOT_APPLICABLE.
   */
  public static Outcome overall(Collection<Outcome> subjects) {
    if (subjects.contains(REFUTED)) {
      return REFUTED;
    }
    if (subjects.contains(UNPROVEN)) {
      return UNPROVEN;
    }
    return subjects.contains(CONFIRMED) ? CONFIRMED : NOT_APPLICABLE;
  }

  /** Whether the subject was decided either way. */
  public boolean decided() {
    return this == CONFIRMED || this == REFUTED;
  }
}
