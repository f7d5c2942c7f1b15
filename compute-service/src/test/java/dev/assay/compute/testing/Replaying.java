package dev.assay.compute.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.verification.check.Check;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.RecordedAnswer;
import dev.assay.verification.probe.RecordedProbes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Takes claims the way of a replay: observed again from a recording alone, and judged again. */
public final class Replaying {
  private Replaying() {}

  /** A recording gives the same observation and the same findings. */
  public static void givesTheSame(
      Check<ComputeClaims, ?> check,
      ComputeClaims claims,
      Probes live,
      Supplier<Map<Digest, RecordedAnswer>> recording) {
    Digest observed = observation(check, claims, live);
    RecordedProbes recorded = new RecordedProbes(recording.get());
    assertThat(observation(check, claims, recorded)).isEqualTo(observed);
    assertThat(Judging.findings(check, claims, recorded))
        .isEqualTo(Judging.findings(check, claims, live));
  }

  /**
   * An edited recording gives another observation than the one that stands beside it, even where
   * all digests were made anew: that is what a replay compares.
   */
  public static void notices(
      Check<ComputeClaims, ?> check,
      ComputeClaims claims,
      Probes live,
      Supplier<Map<Digest, RecordedAnswer>> edited) {
    Digest observed = observation(check, claims, live);
    assertThat(observation(check, claims, new RecordedProbes(edited.get()))).isNotEqualTo(observed);
  }

  /** The recording with this text put in the place of another, once, in one kind of answers. */
  public static Map<Digest, RecordedAnswer> edited(
      Map<Digest, RecordedAnswer> recording, String kind, String from, String to) {
    Map<Digest, RecordedAnswer> edited = new HashMap<>(recording);
    edited.replaceAll(
        (question, answer) ->
            answer.envelope().question().kind().equals(kind) ? edited(answer, from, to) : answer);
    return edited;
  }

  private static RecordedAnswer edited(RecordedAnswer answer, String from, String to) {
    String text = new String(Objects.requireNonNull(answer.body()), StandardCharsets.UTF_8);
    int at = text.indexOf(from);
    assertThat(at).as("'%s' stands in %s", from, text).isNotNegative();
    String changed = text.substring(0, at) + to + text.substring(at + from.length());
    byte[] body = changed.getBytes(StandardCharsets.UTF_8);
    Envelope old = answer.envelope();
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            old.question(),
            old.at(),
            old.source(),
            old.evidenceClass(),
            old.reason(),
            old.explanation(),
            old.mediaType(),
            Digest.of(body),
            old.attributes());
    return new RecordedAnswer(envelope, body);
  }

  private static <O> Digest observation(
      Check<ComputeClaims, O> check, ComputeClaims claims, Probes probes) {
    O observed = check.observe(claims, Judging.terms(claims), probes).await().indefinitely();
    return CanonicalJson.digest(observed);
  }
}
