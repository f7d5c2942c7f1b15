package dev.assay.inference.service.measurements;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The queue in front of measurements. */
@ConfigMapping(prefix = "assay.inference.measurements")
public interface MeasurementSettings {

  /** How many measurements may wait; more are turned away until some are done. */
  @WithDefault("20")
  int queueLimit();
}
