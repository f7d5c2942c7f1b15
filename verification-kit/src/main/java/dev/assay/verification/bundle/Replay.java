package dev.assay.verification.bundle;

import dev.assay.verification.bundle.ReplayResult.Cause;
import dev.assay.verification.bundle.ReplayResult.Discrepancy;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.policy.Decision;
import dev.assay.verification.policy.Policy;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.probe.RecordedAnswer;
import dev.assay.verification.probe.RecordedProbes;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.ObservationDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes a verdict, or a layer's report, from its bundle alone: no service, no network. Every
 * observe runs again over the recording, every judge again over its observation, the decision again
 * over the findings; all must give the same bytes. A whole forged recording can't be found this
 * way: for that, hold the bundle's digest against the one on the page or in the signature.
 */
public final class Replay {
  private final List<Layer<?>> layers;
  private final Bundle bundle;
  private final List<Discrepancy> discrepancies = new ArrayList<>();
  private final List<String> onTrust = new ArrayList<>();

  private Replay(List<Layer<?>> layers, Bundle bundle) {
    this.layers = layers;
    this.bundle = bundle;
  }

  /**
   * Replays a bundle.
   *
   * @param layers all layers that this program knows
   * @throws TamperedBundle when the bundle can't even be read as one
   */
  public static ReplayResult replay(List<Layer<?>> layers, Bundle bundle) throws TamperedBundle {
    return new Replay(layers, bundle).run();
  }

  private ReplayResult run() throws TamperedBundle {
    Terms terms = document(BundlePaths.TERMS, Terms.class);
    Recording recording = document(BundlePaths.RECORDING, Recording.class);
    Register register = document(BundlePaths.REGISTER, Register.class);
    Map<Digest, RecordedAnswer> answers = new RecordedEvidence(bundle, register).answers(recording);
    Map<String, ObservationDocument> observations = observations();
    tellTrust(answers);
    RecordedProbes probes = new RecordedProbes(answers);
    String word =
        bundle.files().containsKey(BundlePaths.REPORT)
            ? replayReport(terms, recording, observations, probes)
            : replayVerdict(terms, recording, observations, probes);
    return new ReplayResult(bundle.digest(), word, discrepancies, onTrust);
  }

  private String replayVerdict(
      Terms terms,
      Recording recording,
      Map<String, ObservationDocument> observations,
      RecordedProbes probes)
      throws TamperedBundle {
    Dossier dossier = document(BundlePaths.DOSSIER, Dossier.class);
    Policy policy = document(BundlePaths.POLICY, Policy.class);
    Verdict recorded = document(BundlePaths.VERDICT, Verdict.class);
    List<LayerReport> reports = new ArrayList<>();
    for (Layer<?> layer : layers) {
      if (terms.statisticalClaims().containsKey(layer.name().word())) {
        reports.add(
            again(
                layer,
                CanonicalJson.write(dossier.claims().of(layer.name())),
                terms,
                observations,
                probes,
                recording));
      }
    }
    demandKnownChecks(observations);
    Verdict verdict = Decision.decide(dossier, terms, reports, policy, recorded.derivedFrom());
    compare(BundlePaths.VERDICT, recorded, verdict);
    return verdict.verdict().name();
  }

  private String replayReport(
      Terms terms,
      Recording recording,
      Map<String, ObservationDocument> observations,
      RecordedProbes probes)
      throws TamperedBundle {
    LayerReport recorded = document(BundlePaths.REPORT, LayerReport.class);
    Layer<?> layer = layer(recorded.layer());
    byte[] claims = file(BundlePaths.CLAIMS);
    LayerReport report = again(layer, claims, terms, observations, probes, recording);
    demandKnownChecks(observations);
    compare(BundlePaths.REPORT, recorded, report);
    return recorded.layer().word();
  }

  private <C> LayerReport again(
      Layer<C> layer,
      byte[] claimsJson,
      Terms terms,
      Map<String, ObservationDocument> observations,
      RecordedProbes probes,
      Recording recording)
      throws TamperedBundle {
    try {
      C claims = CanonicalJson.read(claimsJson, layer.claimsType());
      LayerReplay<C> replay = new LayerReplay<>(layer, claims, terms);
      LayerReport report = replay.report(observations, probes, recording);
      discrepancies.addAll(replay.discrepancies());
      return report;
    } catch (InvalidDocument e) {
      throw new TamperedBundle(
          layer.name().word(), "has claims that are none of this layer: " + e.getMessage());
    }
  }

  private Map<String, ObservationDocument> observations() throws TamperedBundle {
    Map<String, ObservationDocument> observations = new HashMap<>();
    for (String path : bundle.files().keySet()) {
      if (path.startsWith("observations/")) {
        ObservationDocument document = document(path, ObservationDocument.class);
        if (!path.equals(BundlePaths.observation(document.check()))) {
          throw new TamperedBundle(path, "holds the observation of " + document.check());
        }
        observations.put(document.check(), document);
      }
    }
    return observations;
  }

  private void demandKnownChecks(Map<String, ObservationDocument> observations) {
    for (String check : observations.keySet()) {
      boolean known =
          layers.stream()
              .flatMap(l -> l.checks().stream())
              .anyMatch(c -> c.spec().id().equals(check));
      if (!known) {
        String what = "belongs to a check that this program doesn't know";
        discrepancies.add(
            new Discrepancy(Cause.OTHER_VERSION, BundlePaths.observation(check), what));
      }
    }
  }

  private void compare(String path, Object recorded, Object again) {
    if (CanonicalJson.digest(recorded).equals(CanonicalJson.digest(again))) {
      return;
    }
    String difference =
        FirstDifference.between(CanonicalJson.tree(recorded), CanonicalJson.tree(again));
    boolean otherVersion = discrepancies.stream().anyMatch(d -> d.cause() == Cause.OTHER_VERSION);
    discrepancies.add(
        new Discrepancy(
            otherVersion ? Cause.OTHER_VERSION : Cause.CHANGED,
            path,
            "is not what the bundle gives: " + difference));
  }

  private void tellTrust(Map<Digest, RecordedAnswer> answers) {
    RecordedEvidence.kinds(answers)
        .forEach(
            (kind, count) -> onTrust.add("%d recorded answer(s) of %s".formatted(count, kind)));
    if (bundle.unlisted().containsKey(BundlePaths.PAGE)) {
      onTrust.add("page.html rides along and is not covered by this replay");
    }
  }

  private Layer<?> layer(LayerName name) throws TamperedBundle {
    for (Layer<?> layer : layers) {
      if (layer.name() == name) {
        return layer;
      }
    }
    throw new TamperedBundle(BundlePaths.REPORT, "is of a layer that this program doesn't know");
  }

  private <T> T document(String path, Class<T> type) throws TamperedBundle {
    try {
      return CanonicalJson.read(file(path), type);
    } catch (InvalidDocument e) {
      throw new TamperedBundle(path, "is not readable: " + e.getMessage());
    }
  }

  private byte[] file(String path) throws TamperedBundle {
    byte @Nullable [] bytes = bundle.files().get(path);
    if (bytes == null) {
      throw new TamperedBundle(path, "is missing");
    }
    return bytes;
  }
}
