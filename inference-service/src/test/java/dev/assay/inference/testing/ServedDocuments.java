package dev.assay.inference.testing;

import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RecordedAnswer;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Probes to documents that are served as told; what nobody serves is unreachable. */
public final class ServedDocuments implements Probes {
  private final Map<URI, byte[]> bodies = new HashMap<>();
  private final Map<URI, EvidenceClass> classes = new HashMap<>();

  public ServedDocuments serving(String url, EvidenceClass evidenceClass, String body) {
    bodies.put(URI.create(url), body.getBytes(StandardCharsets.UTF_8));
    classes.put(URI.create(url), evidenceClass);
    return this;
  }

  @Override
  public <A> Uni<Answer<A>> ask(Question<A> question) {
    URI address = ((HttpGet) question).address();
    byte[] body = bodies.get(address);
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            ScriptedEndpoint.NOW,
            address.getHost() + ":" + Register.port(address),
            classes.getOrDefault(address, EvidenceClass.PROJECT_API),
            body == null ? Reason.SOURCE_UNREACHABLE : null,
            body == null ? "nobody listens there" : null,
            "application/json",
            body == null ? null : Digest.of(body),
            Map.of());
    return Uni.createFrom().item(new RecordedAnswer(envelope, body).read(question));
  }
}
