package dev.assay.layer.probe;

import dev.assay.verification.evidence.Register;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a runner may use: the guarded door to the world, the time, and nothing else. Thread-safe.
 */
public interface ProbeContext {

  /** The guarded and budgeted door to the world. */
  ProbeHttp http();

  /** The time, for answers' dates. */
  Clock clock();

  /** The operator's register of sources. */
  Register register();

  /** How long this question may still take; a run past it is answered for it with TIMED_OUT. */
  Duration remaining();

  /** The operator's secret of this name, or null; never written to evidence, logs or errors. */
  @Nullable String secret(String name);

  /**
   * What runners share for as long as this run of a verification lasts, such as what is left of a
   * budget: made by the first that asks for the type. A context of no verification shares nothing.
   */
  default <T> T shared(Class<T> type, Supplier<T> first) {
    return first.get();
  }

  /** Tells watchers how far long work is; may be called often. */
  void progress(String step, long done, long total);
}
