package dev.assay.layer.probe;

import dev.assay.layer.config.SecretFiles;
import dev.assay.layer.health.SourceWatch;
import dev.assay.layer.telemetry.Telemetry;
import dev.assay.verification.evidence.Register;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * What all probes of this service share.
 *
 * @param runners by kind of question
 * @param clock the time
 * @param register the operator's sources
 * @param secrets the operator's secrets
 * @param sources take note of how registered sources answer
 * @param telemetry spans and meters
 */
public record Surroundings(
    Runners runners,
    Clock clock,
    Register register,
    SecretFiles secrets,
    SourceWatch sources,
    Telemetry telemetry) {

  /** Makes the one that runs use. */
  static final class Maker {
    @Produces
    @Singleton
    Surroundings surroundings(
        Runners runners,
        Clock clock,
        Register register,
        SecretFiles secrets,
        SourceWatch sources,
        Telemetry telemetry) {
      return new Surroundings(runners, clock, register, secrets, sources, telemetry);
    }
  }
}
