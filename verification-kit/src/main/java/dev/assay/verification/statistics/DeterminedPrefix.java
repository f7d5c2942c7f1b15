package dev.assay.verification.statistics;

import java.util.List;

/**
 * The longest beginning of a schedule whose outcomes are all known: what a sequential decision may
 * look at. Immutable.
 *
 * <p>In schedule order, not in the order of completion, because fast answers come first and slow
 * ones and failures late: whoever counts what has come in favours the fast. Void probes belong to
 * the prefix, but are neither trials nor violations; their number belongs in the finding.
 *
 * @param trials outcomes that count
 * @param violations how many of them were violations
 * @param voids outcomes that don't count
 */
public record DeterminedPrefix(int trials, int violations, int voids) {
  /** Nothing is determined. */
  public static final DeterminedPrefix NONE = new DeterminedPrefix(0, 0, 0);

  public DeterminedPrefix {
    Arguments.require(voids >= 0, "voids must be 0 or more, not " + voids);
    Arguments.require(
        violations >= 0 && violations <= trials,
        "violations must be 0 to " + trials + ", not " + violations);
  }

  /** The prefix of these outcomes, in schedule order. */
  public static DeterminedPrefix of(List<ScheduledOutcome> schedule) {
    return NONE.extended(schedule);
  }

  /** How many probes of the schedule it covers. */
  public int length() {
    return trials + voids;
  }

  /**
   * This prefix, or a longer one if more is known by now; looks at nothing that it covers already.
   *
   * @param schedule the outcomes of the same schedule, from its first probe on
   */
  public DeterminedPrefix extended(List<ScheduledOutcome> schedule) {
    Arguments.require(
        schedule.size() >= length(), "the schedule is shorter than what was determined of it");
    int met = 0;
    int violated = 0;
    int silent = 0;
    for (ScheduledOutcome outcome : schedule.subList(length(), schedule.size())) {
      if (outcome == ScheduledOutcome.PENDING) {
        break;
      }
      met += outcome == ScheduledOutcome.MET ? 1 : 0;
      violated += outcome == ScheduledOutcome.VIOLATED ? 1 : 0;
      silent += outcome == ScheduledOutcome.VOID ? 1 : 0;
    }
    return new DeterminedPrefix(trials + met + violated, violations + violated, voids + silent);
  }
}
