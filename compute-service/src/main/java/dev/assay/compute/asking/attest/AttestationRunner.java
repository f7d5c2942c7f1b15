package dev.assay.compute.asking.attest;

import dev.assay.compute.attestation.AttestationQuestion;
import dev.assay.compute.attestation.AttestationTranscript;
import dev.assay.compute.attestation.OperatorRoots;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpExchange.Failed;
import dev.assay.layer.egress.HttpExchange.Responded;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.egress.RedirectMode;
import dev.assay.layer.egress.TlsMode;
import dev.assay.layer.probe.HttpFailure;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a host to attest and writes the transcript. Its certificate isn't verified, since its
 * reports prove themselves; redirects aren't followed. Verifies nothing. Thread-safe.
 */
@ApplicationScoped
public class AttestationRunner implements QuestionRunner<AttestationQuestion> {
  private static final String PATH = "/assay/v1/attestation";

  private final AttestationAccess access;

  AttestationRunner(AttestationAccess access) {
    this.access = access;
  }

  @Override
  public Class<AttestationQuestion> questionType() {
    return AttestationQuestion.class;
  }

  @Override
  public Uni<RawAnswer> run(AttestationQuestion question, ProbeContext context) {
    Instant at = context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    return context
        .http()
        .exchange(request(question))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(exchange -> answer(exchange, at, context));
  }

  private HttpRequest request(AttestationQuestion question) {
    URI address = URI.create(question.address().toString().replaceAll("/+$", "") + PATH);
    return HttpRequest.post(
            address, "application/json", CanonicalJson.write(Map.of("nonce", question.nonce())))
        .withHeader("accept", "application/json")
        .withLimits(
            Limits.standard()
                .withBytes(AttestationTranscript.LONGEST_BODY, AttestationTranscript.LONGEST_BODY)
                .withTotal(access.timeout()))
        .withTls(TlsMode.SELF_SIGNED)
        .withRedirects(RedirectMode.RETURN);
  }

  private RawAnswer answer(HttpExchange exchange, Instant at, ProbeContext context) {
    Instant now = context.clock().instant();
    return switch (exchange) {
      case Failed failed -> none(now, HttpFailure.reason(failed.code()), failed.explanation());
      case Responded answer when answer.status() == 429 || answer.status() == 503 ->
          none(now, Reason.BUSY, "the host answered with the status " + answer.status());
      case Responded answer when answer.status() / 100 != 2 ->
          none(now, Reason.SOURCE_ERROR, "the host answered with the status " + answer.status());
      case Responded answer -> answered(answer, at, now);
    };
  }

  private RawAnswer answered(Responded answer, Instant at, Instant now) {
    AttestationTranscript transcript =
        new AttestationTranscript(
            AttestationTranscript.SCHEMA,
            at,
            Math.max(0, Duration.between(at, now).toMillis()),
            answer.tlsSpki() == null ? null : answer.tlsSpki().hex(),
            roots(),
            Base64.getEncoder().encodeToString(answer.body()));
    return RawAnswer.answered(
        now,
        RawAnswer.OURS,
        EvidenceClass.MEASURED,
        CanonicalJson.mediaType(),
        CanonicalJson.write(transcript));
  }

  private List<String> roots() {
    Optional<Path> file = access.roots();
    try {
      return file.isPresent() ? OperatorRoots.of(Files.readAllBytes(file.get())) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("the roots for attestations can't be read", e);
    }
  }

  private static RawAnswer none(Instant at, Reason reason, String explanation) {
    return RawAnswer.unanswered(at, RawAnswer.OURS, EvidenceClass.MEASURED, reason, explanation);
  }
}
