package dev.assay.cli.testing;

import dev.assay.cli.Layers;
import dev.assay.verification.bundle.Bundle;
import dev.assay.verification.bundle.BundlePaths;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.policy.BuiltInPolicies;
import dev.assay.verification.policy.Decision;
import dev.assay.verification.policy.Policy;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RecordedAnswer;
import dev.assay.verification.report.LayerJudge;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.ObservationDocument;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A world in which every source is out of reach: runs all layers' checks against it, the way the
 * services do, and makes the bundle. Made up, but by the real checks.
 */
public final class SilentWorld implements Probes {
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Map<Digest, RecordedAnswer> answers = new HashMap<>();
  private final Map<Digest, byte[]> evidence = new HashMap<>();
  private final List<ObservationDocument> observations = new ArrayList<>();

  @Override
  public <A> Uni<Answer<A>> ask(Question<A> question) {
    Digest key = question.canonical().digest();
    RecordedAnswer answer = answers.computeIfAbsent(key, k -> unreachable(question));
    evidence.put(answer.envelopeDigest(), CanonicalJson.write(answer.envelope()));
    return Uni.createFrom().item(answer.read(question));
  }

  private static RecordedAnswer unreachable(Question<?> question) {
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            NOON,
            "nobody.example:443",
            EvidenceClass.PROJECT_API,
            Reason.SOURCE_UNREACHABLE,
            "nobody.example:443 can't be reached",
            null,
            null,
            Map.of());
    return new RecordedAnswer(envelope, null);
  }

  /** The bundle of this dossier's verification under the default policy. */
  public Bundle bundle(Dossier dossier) throws InvalidDocument {
    Policy policy = BuiltInPolicies.all().getFirst();
    Terms terms = policy.terms(NOON);
    for (Layer<?> layer : Layers.all()) {
      terms = fixing(layer, dossier, terms);
    }
    List<LayerReport> reports = new ArrayList<>();
    for (Layer<?> layer : Layers.all()) {
      reports.add(report(layer, dossier, terms));
    }
    Verdict verdict = Decision.decide(dossier, terms, reports, policy, null);
    return Bundle.builder()
        .document(BundlePaths.DOSSIER, dossier)
        .document(BundlePaths.TERMS, terms)
        .document(BundlePaths.POLICY, policy)
        .document(BundlePaths.REGISTER, Register.empty())
        .document(BundlePaths.VERDICT, verdict)
        .observations(observations)
        .recording(recording(), evidence)
        .build();
  }

  private <C> Terms fixing(Layer<C> layer, Dossier dossier, Terms terms) throws InvalidDocument {
    return terms.fixing(layer.name(), layer.statisticalClaims(claims(layer, dossier)));
  }

  private <C> LayerReport report(Layer<C> layer, Dossier dossier, Terms terms)
      throws InvalidDocument {
    C claims = claims(layer, dossier);
    byte[] declared = CanonicalJson.write(claims);
    evidence.put(Digest.of(declared), declared);
    Map<String, ObservationDocument> seen = new LinkedHashMap<>();
    for (Check<C, ?> check : layer.checks()) {
      seen.put(check.spec().id(), observe(check, claims, terms.seenBy(layer.name())));
    }
    observations.addAll(seen.values());
    return new LayerJudge<>(layer).report(claims, terms, seen, recording());
  }

  private <C> ObservationDocument observe(Check<C, ?> check, C claims, Terms terms) {
    Object observation = check.observe(claims, terms, this).await().indefinitely();
    return new ObservationDocument(
        ObservationDocument.SCHEMA,
        check.spec().id(),
        check.spec().version(),
        terms.digest(),
        CanonicalJson.tree(observation),
        null);
  }

  private Recording recording() {
    return Recording.of(answers.values().stream().map(RecordedAnswer::entry).toList());
  }

  private static <C> C claims(Layer<C> layer, Dossier dossier) throws InvalidDocument {
    return CanonicalJson.read(dossier.claims().of(layer.name()), layer.claimsType());
  }
}
