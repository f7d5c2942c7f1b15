package dev.assay.layer.config;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Stops a service at its start over a setting, with one sentence for the operator. */
public final class BadSetting {
  private BadSetting() {}

  /** What to throw: names the setting, what is wrong with it, and what would be right. */
  public static RuntimeException of(String setting, String problem) {
    return new ConfigurationException(setting + " " + problem);
  }
}
