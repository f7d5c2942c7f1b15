package dev.assay.verification.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Grading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a layer's report out of its observations: a pure function that live runs, judging again and
 * replays share. Thread-safe.
 *
 * @param layer whose checks judge
 * @param <C> the layer's claims
 */
public record LayerJudge<C>(Layer<C> layer) {

  /**
   * The report.
   *
   * @param terms with this layer's statistical claims fixed
   * @param observations by check id, one for each check of the layer
   */
  public LayerReport report(
      C claims, Terms terms, Map<String, ObservationDocument> observations, Recording recording) {
    Terms seen = terms.seenBy(layer.name());
    List<Finding> findings = new ArrayList<>();
    List<CheckResult> results = new ArrayList<>();
    List<Picture> pictures = new ArrayList<>();
    for (Check<C, ?> check : layer.checks()) {
      ObservationDocument observation = observations.get(check.spec().id());
      if (observation == null) {
        continue;
      }
      findings.addAll(findings(check, claims, seen, observation));
      pictures.addAll(pictures(check, claims, observation));
      results.add(
          new CheckResult(
              check.spec().id(), check.spec().version(), CanonicalJson.digest(observation)));
    }
    return new LayerReport(
        LayerReport.SCHEMA,
        layer.name(),
        CanonicalJson.digest(claims),
        seen.digest(),
        seen.statisticalClaims().getOrDefault(layer.name().word(), 0),
        Coverage.ofFindings(findings),
        results,
        findings,
        pictures,
        CanonicalJson.digest(recording));
  }

  /** What one check finds in its observation. */
  public <O> List<Finding> findings(
      Check<C, O> check, C claims, Terms terms, ObservationDocument document) {
    Grading grading = new Grading(check.spec(), terms.seenBy(layer.name()));
    if (document.observation() == null) {
      return List.of(
          grading.failed(String.valueOf(document.failure()), CanonicalJson.digest(claims)));
    }
    O observation = observation(check, document.observation());
    return grading.grade(check.judge().judge(claims, observation, grading.terms()));
  }

  private static <C, O> List<Picture> pictures(
      Check<C, O> check, C claims, ObservationDocument document) {
    JsonNode observation = document.observation();
    return observation == null
        ? List.of()
        : check.pictures(claims, observation(check, observation));
  }

  private static <O> O observation(Check<?, O> check, JsonNode tree) {
    try {
      return CanonicalJson.read(tree, check.observationType());
    } catch (InvalidDocument e) {
      throw new IllegalStateException(
          check.spec().id() + " can't read its own observation: " + e.getMessage(), e);
    }
  }
}
