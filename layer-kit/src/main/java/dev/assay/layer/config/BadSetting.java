package dev.assay.layer.config;

import io.quarkus.runtime.PreventFurtherStepsException;

/** Stops a service at its start over a setting, with one sentence for the operator and no stack. */
public final class BadSetting {
  /** EX_CONFIG of sysexits.h. */
  private static final int EXIT_CODE = 78;

  private BadSetting() {}

  /** What to throw: names the setting, what is wrong with it, and what would be right. */
  public static RuntimeException of(String setting, String problem) {
    return new PreventFurtherStepsException(setting + " " + problem, EXIT_CODE);
  }
}
