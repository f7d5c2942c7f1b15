package dev.assay.verification.statistics;

/** What became of one probe of a schedule. */
public enum ScheduledOutcome {
  /** It is not known yet. */
  PENDING,
  /** Within the limit. */
  MET,
  /** Beyond the limit, failed or cut short. */
  VIOLATED,
  /** Its control probe from the same place failed at the same time, so that it says nothing. */
  VOID
}
