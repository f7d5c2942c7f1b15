package dev.assay.cli;

import dev.assay.verification.policy.VerdictWord;

/**
 * The exit codes: 0 to 3 for a verdict, 64 and above (after sysexits.h) for usage and system
 * errors.
 */
public final class ExitCode {
  public static final int OK = 0;
  public static final int USAGE = 64;
  public static final int INVALID_DATA = 65;
  public static final int NO_INPUT = 66;
  public static final int UNAVAILABLE = 69;
  public static final int INTERNAL = 70;
  public static final int CANNOT_CREATE = 73;

  private ExitCode() {}

  /** The exit code of a verdict. */
  public static int of(VerdictWord verdict) {
    return switch (verdict) {
      case PASS -> OK;
      case FAIL -> 1;
      case WATCHLIST -> 2;
      case INCONCLUSIVE -> 3;
    };
  }
}
