package dev.assay.compute.asking.matrix;

import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.ProbeHttp;
import dev.assay.verification.evidence.Register;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A runner's context without HTTP and secrets. */
record VerifierContext(Duration remaining) implements ProbeContext {
  @Override
  public ProbeHttp http() {
    throw new AssertionError("a challenge asks nothing over HTTP");
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public Register register() {
    return Register.empty();
  }

  @Override
  public @Nullable String secret(String name) {
    throw new AssertionError("a challenge takes no secret that a dossier could name");
  }

  @Override
  public void progress(String step, long done, long total) {}
}
