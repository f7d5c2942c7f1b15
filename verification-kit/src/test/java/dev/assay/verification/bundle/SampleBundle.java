package dev.assay.verification.bundle;

import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.dossier.LayerClaims;
import dev.assay.verification.dossier.Project;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.policy.BuiltInPolicies;
import dev.assay.verification.policy.Decision;
import dev.assay.verification.policy.Policy;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.RecordedAnswer;
import dev.assay.verification.probe.RecordedProbes;
import dev.assay.verification.report.LayerJudge;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.ObservationDocument;
import dev.assay.verification.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a whole bundle over {@link SampleLayer}, the way a verification does. */
final class SampleBundle {
  private final SampleLayer layer = new SampleLayer();
  private final SampleLayer.Claims claims = new SampleLayer.Claims(24);
  private final Terms terms = Samples.TERMS.fixing(LayerName.DATA, 0);
  private final Policy policy = BuiltInPolicies.all().getFirst();

  Bundle with(String served) throws InvalidDocument {
    RecordedAnswer answer = answer(served);
    Map<Digest, byte[]> evidence = new HashMap<>();
    evidence.put(answer.envelopeDigest(), CanonicalJson.write(answer.envelope()));
    evidence.put(Digest.of(answer.body()), answer.body());
    byte[] declared = CanonicalJson.write(claims);
    evidence.put(Digest.of(declared), declared);
    Recording recording = Recording.of(List.of(answer.entry()));
    ObservationDocument observation = observation(answer);
    LayerReport report =
        new LayerJudge<>(layer)
            .report(claims, terms, Map.of(SampleLayer.CHECK, observation), recording);
    Dossier dossier =
        new Dossier(
            Dossier.SCHEMA,
            new Project("sample", "Sample", null),
            null,
            new LayerClaims(null, CanonicalJson.tree(claims), null, null));
    return Bundle.builder()
        .document(BundlePaths.DOSSIER, dossier)
        .document(BundlePaths.TERMS, terms)
        .document(BundlePaths.POLICY, policy)
        .document(BundlePaths.REGISTER, Register.empty())
        .document(
            BundlePaths.VERDICT, Decision.decide(dossier, terms, List.of(report), policy, null))
        .observations(List.of(observation))
        .recording(recording, evidence)
        .build();
  }

  private ObservationDocument observation(RecordedAnswer answer) {
    RecordedProbes probes =
        new RecordedProbes(Map.of(answer.envelope().question().digest(), answer));
    Object seen =
        new SampleLayer.NumberCheck().observe(claims, terms, probes).await().indefinitely();
    return new ObservationDocument(
        ObservationDocument.SCHEMA,
        SampleLayer.CHECK,
        1,
        terms.seenBy(LayerName.DATA).digest(),
        CanonicalJson.tree(seen),
        null);
  }

  private static RecordedAnswer answer(String served) {
    byte[] body = served.getBytes(StandardCharsets.US_ASCII);
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            HttpGet.of(SampleLayer.ADDRESS, 100).canonical(),
            Samples.NOON,
            "sample.example:443",
            EvidenceClass.PROJECT_API,
            null,
            null,
            "text/plain",
            Digest.of(body),
            Map.of("status", "200"));
    return new RecordedAnswer(envelope, body);
  }
}
