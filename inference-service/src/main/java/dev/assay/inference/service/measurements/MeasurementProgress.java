package dev.assay.inference.service.measurements;

/**
 * How far a measurement is.
 *
 * @param step of it, such as requests
 * @param done how much of the step is done
 * @param total how much there is to do
 */
public record MeasurementProgress(String step, long done, long total) {
  private static final int STEP_CHARACTERS = 200;

  public MeasurementProgress {
    step = step.substring(0, Math.min(step.length(), STEP_CHARACTERS));
  }
}
