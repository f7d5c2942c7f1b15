package dev.assay.inference.testing;

import dev.assay.inference.InferenceLayer;
import dev.assay.inference.claims.AvailabilityClaim;
import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Sampling;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.DossierReader;
import dev.assay.verification.dossier.Statement;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Grading;
import dev.assay.verification.probe.Probes;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes claims the whole way: observed, written, read again, judged and graded. */
public final class Judging {
  private Judging() {}

  private static final Statement STATEMENT =
      new Statement(
          URI.create("https://project.example/"), LocalDate.of(2026, 11, 1), "made up for a test");

  public static LatencyClaim latency(LatencyMetric metric, String percentile, String atMostMs) {
    return new LatencyClaim(
        metric, new BigDecimal(percentile), new BigDecimal(atMostMs), null, STATEMENT);
  }

  public static EndpointClaim endpoint(
      String id, @Nullable String availability, LatencyClaim... latency) {
    return new EndpointClaim(
        id,
        URI.create("http://127.42.0.1:4280/v1/chat/completions"),
        "demo-8b",
        null,
        new BigDecimal("40"),
        16,
        List.of(latency),
        availability == null
            ? null
            : new AvailabilityClaim(new BigDecimal(availability), STATEMENT));
  }

  public static InferenceClaims claims(EndpointClaim... endpoints) {
    return InferenceClaims.ofEndpoints(List.of(endpoints));
  }

  /** The fragment of the demo's dossier. */
  public static InferenceClaims demo() throws IOException, InvalidDocument {
    try (InputStream in = Judging.class.getResourceAsStream("/valid-demo-claims.yaml")) {
      return CanonicalJson.read(DossierReader.tree(in.readAllBytes()), InferenceClaims.class);
    }
  }

  public static Terms terms(InferenceClaims claims) {
    return Terms.standard(ScriptedEndpoint.NOW)
        .fixing(LayerName.INFERENCE, new InferenceLayer().statisticalClaims(claims));
  }

  /** The same with so many requests at most, and at least. */
  public static Terms terms(int requests) {
    Terms standard = Terms.standard(ScriptedEndpoint.NOW);
    Sampling sampling = standard.sampling();
    return new Terms(
        standard.schema(),
        standard.asOf(),
        standard.errorProbability(),
        standard.statisticalClaims(),
        new Sampling(
            sampling.deadShare(),
            sampling.maxNodes(),
            requests,
            requests,
            sampling.maxDatasetBytes()),
        standard.freshness(),
        standard.requirements());
  }

  public static Finding finding(
      Check<InferenceClaims, ?> check, InferenceClaims claims, Probes probes) {
    List<Finding> findings = findings(check, claims, probes);
    if (findings.size() != 1) {
      throw new AssertionError("one finding expected: " + findings);
    }
    return findings.getFirst();
  }

  public static List<Finding> findings(
      Check<InferenceClaims, ?> check, InferenceClaims claims, Probes probes) {
    return judged(check, claims, probes);
  }

  private static <O> List<Finding> judged(
      Check<InferenceClaims, O> check, InferenceClaims claims, Probes probes) {
    Terms terms = terms(claims);
    O observed = check.observe(claims, terms, probes).await().indefinitely();
    try {
      O read = CanonicalJson.read(CanonicalJson.write(observed), check.observationType());
      return new Grading(check.spec(), terms).grade(check.judge().judge(claims, read, terms));
    } catch (InvalidDocument e) {
      throw new AssertionError("the observation can't be read again", e);
    }
  }

  public static String value(Finding finding, String name) {
    return finding.observed().stream()
        .filter(observed -> observed.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + finding.observed()))
        .value();
  }
}
