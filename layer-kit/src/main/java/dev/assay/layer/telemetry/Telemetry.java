package dev.assay.layer.telemetry;

import dev.assay.verification.finding.Finding;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What operators see of the work: a span around each run, check and probe, and meters named {@code
 * assay.*}. Labels are ids and codes of ours, never a caller's text. Thread-safe.
 */
@ApplicationScoped
public class Telemetry {
  private final Tracer tracer;
  private final MeterRegistry meters;

  Telemetry(Tracer tracer, MeterRegistry meters) {
    this.tracer = tracer;
    this.meters = meters;
  }

  /** A run's span; the work is given the context that its checks' spans belong to. */
  public <T> Uni<T> run(UUID verification, Function<Context, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Span span = tracer.spanBuilder("verification").setNoParent().startSpan();
              span.setAttribute("assay.verification", verification.toString());
              return ending(span, () -> work.apply(Context.root().with(span)));
            });
  }

  /** A check's span. */
  public <T> Uni<T> check(Context run, String check, Function<Context, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Span span = tracer.spanBuilder("check " + check).setParent(run).startSpan();
              return ending(span, () -> work.apply(run.with(span)));
            });
  }

  /** A probe's span and duration; {@code reason} reads the outcome's code, null for an answer. */
  public <T> Uni<T> probe(
      Context check, String kind, Supplier<Uni<T>> work, Function<T, @Nullable Enum<?>> reason) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Timer.Sample sample = Timer.start(meters);
              Span span = tracer.spanBuilder("probe " + kind).setParent(check).startSpan();
              return ending(span, work)
                  .invoke(item -> sample.stop(duration(kind, word(reason.apply(item)))));
            });
  }

  /** A verification was queued. */
  public void started() {
    meters.counter("assay.verifications.started").increment();
  }

  /** A verification ended. */
  public void finished(Enum<?> state) {
    meters.counter("assay.verifications.finished", "outcome", word(state)).increment();
  }

  /** A check found something. */
  public void found(List<Finding> findings) {
    for (Finding finding : findings) {
      meters
          .counter("assay.findings", "check", finding.check(), "outcome", word(finding.outcome()))
          .increment();
    }
  }

  private Timer duration(String kind, String reason) {
    return meters.timer("assay.probe.duration", "kind", kind, "reason", reason);
  }

  private static <T> Uni<T> ending(Span span, Supplier<Uni<T>> work) {
    return work.get()
        .onFailure()
        .invoke(failure -> span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName()))
        .onTermination()
        .invoke(span::end);
  }

  private static String word(@Nullable Enum<?> code) {
    return code == null ? "none" : code.name().toLowerCase(Locale.ROOT);
  }
}
