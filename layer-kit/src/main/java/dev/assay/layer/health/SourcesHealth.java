package dev.assay.layer.health;

import dev.assay.verification.finding.Reason;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Shows at {@code /q/health/group/sources} how the registered sources answered last; asks nobody
 * itself, and has no say in whether the service is ready.
 */
@HealthGroup("sources")
@ApplicationScoped
public class SourcesHealth implements HealthCheck {
  private final SourceWatch watch;

  SourcesHealth(SourceWatch watch) {
    this.watch = watch;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("registered sources").up();
    watch
        .lasts()
        .forEach(
            (source, last) -> {
              Reason reason = last.reason();
              if (reason != null) {
                response.down();
              }
              response.withData(
                  source, (reason == null ? "ANSWERED" : reason.name()) + " " + last.at());
            });
    return response.build();
  }
}
