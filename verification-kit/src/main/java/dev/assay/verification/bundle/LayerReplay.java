package dev.assay.verification.bundle;

import dev.assay.verification.bundle.ReplayResult.Cause;
import dev.assay.verification.bundle.ReplayResult.Discrepancy;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.probe.RecordedProbes;
import dev.assay.verification.report.LayerJudge;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.ObservationDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs one layer's checks again over a recording: every observe and every judge, and compares the
 * observations. Used by {@link Replay} alone.
 */
final class LayerReplay<C> {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Layer<C> layer;
  private final C claims;
  private final Terms terms;
  private final List<Discrepancy> discrepancies = new ArrayList<>();

  LayerReplay(Layer<C> layer, C claims, Terms terms) {
    this.layer = layer;
    this.claims = claims;
    this.terms = terms.seenBy(layer.name());
  }

  List<Discrepancy> discrepancies() {
    return discrepancies;
  }

  /** The report that the recording gives, from the observations made again. */
  LayerReport report(
      Map<String, ObservationDocument> recorded, RecordedProbes probes, Recording recording) {
    int m = layer.statisticalClaims(claims);
    Integer fixed = terms.statisticalClaims().get(layer.name().word());
    if (!Objects.equals(fixed, m)) {
      changed(
          BundlePaths.TERMS, "fixes %s statistical claims, the claims make %d".formatted(fixed, m));
    }
    Map<String, ObservationDocument> again = new LinkedHashMap<>();
    for (Check<C, ?> check : layer.checks()) {
      ObservationDocument document = recorded.get(check.spec().id());
      if (document == null) {
        String what = "is missing: taken out, or made by a version without this check";
        String path = BundlePaths.observation(check.spec().id());
        discrepancies.add(new Discrepancy(Cause.OTHER_VERSION, path, what));
      } else {
        again.put(check.spec().id(), observeAgain(check, document, probes));
      }
    }
    return new LayerJudge<>(layer).report(claims, terms, again, recording);
  }

  private ObservationDocument observeAgain(
      Check<C, ?> check, ObservationDocument recorded, RecordedProbes probes) {
    String path = BundlePaths.observation(check.spec().id());
    if (recorded.checkVersion() != check.spec().version()) {
      String what =
          "was observed by version %d, this is version %d"
              .formatted(recorded.checkVersion(), check.spec().version());
      discrepancies.add(new Discrepancy(Cause.OTHER_VERSION, path, what));
    }
    if (!recorded.terms().equals(terms.digest())) {
      changed(path, "was observed under other terms than terms.json");
    }
    if (recorded.observation() == null) {
      return recorded;
    }
    try {
      Object seen = check.observe(claims, terms, probes).await().atMost(PATIENCE);
      ObservationDocument again =
          new ObservationDocument(
              ObservationDocument.SCHEMA,
              check.spec().id(),
              check.spec().version(),
              terms.digest(),
              CanonicalJson.tree(seen),
              null);
      compare(path, recorded, again);
      return again;
    } catch (RuntimeException e) {
      changed(path, "can't be observed again from the recording: " + e.getMessage());
      return recorded;
    }
  }

  private void compare(String path, ObservationDocument recorded, ObservationDocument again) {
    Digest before = CanonicalJson.digest(Objects.requireNonNull(recorded.observation()));
    Digest after = CanonicalJson.digest(Objects.requireNonNull(again.observation()));
    if (!before.equals(after)) {
      changed(path, "is not what the recorded answers give");
    }
  }

  private void changed(String path, String what) {
    discrepancies.add(new Discrepancy(Cause.CHANGED, path, what));
  }
}
