package dev.assay.compute.testing;

import dev.assay.compute.ComputeLayer;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.DistributionClaim;
import dev.assay.compute.claims.LivenessClaim;
import dev.assay.compute.claims.NodeCountClaim;
import dev.assay.compute.claims.NodeListClaim;
import dev.assay.compute.claims.NodeListFormat;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Statement;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Grading;
import dev.assay.verification.probe.Probes;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes claims the whole way: observed, written, read again, judged and graded. */
public final class Judging {
  private Judging() {}

  public static final Statement STATEMENT =
      new Statement(
          URI.create("https://project.example/"), LocalDate.of(2026, 11, 1), "made up for a test");

  public static final NodeListClaim OWN_LIST = list("own", TestNetwork.OWN);

  public static NodeListClaim list(String id, URI url) {
    return new NodeListClaim(id, url, NodeListFormat.ASSAY_NODES);
  }

  public static ComputeClaims count(int claimed, NodeListClaim... lists) {
    return ComputeClaims.ofNodes(
        List.of(lists), new NodeCountClaim(claimed, STATEMENT), null, null);
  }

  public static ComputeClaims liveness(String share, NodeListClaim... lists) {
    return ComputeClaims.ofNodes(
        List.of(lists), null, new LivenessClaim(new BigDecimal(share), STATEMENT), null);
  }

  public static ComputeClaims distribution(
      @Nullable Integer nakamoto,
      @Nullable Integer operators,
      @Nullable Integer networks,
      List<String> regions,
      @Nullable String hyperscalers,
      NodeListClaim... lists) {
    return ComputeClaims.ofNodes(
        List.of(lists),
        null,
        null,
        new DistributionClaim(
            nakamoto,
            operators,
            networks,
            regions,
            hyperscalers == null ? null : new BigDecimal(hyperscalers),
            STATEMENT));
  }

  public static ComputeClaims everything(int nodes, String share) {
    return ComputeClaims.ofNodes(
        List.of(OWN_LIST),
        new NodeCountClaim(nodes, STATEMENT),
        new LivenessClaim(new BigDecimal(share), STATEMENT),
        new DistributionClaim(4, 8, null, List.of(), null, STATEMENT));
  }

  public static Terms terms(ComputeClaims claims) {
    return Terms.standard(TestNetwork.NOW)
        .fixing(LayerName.COMPUTE, new ComputeLayer().statisticalClaims(claims));
  }

  public static List<Finding> findings(
      Check<ComputeClaims, ?> check, ComputeClaims claims, Probes probes) {
    return judged(check, claims, probes);
  }

  public static Finding finding(
      Check<ComputeClaims, ?> check, ComputeClaims claims, Probes probes) {
    List<Finding> findings = judged(check, claims, probes);
    if (findings.size() != 1) {
      throw new AssertionError("one finding expected: " + findings);
    }
    return findings.getFirst();
  }

  private static <O> List<Finding> judged(
      Check<ComputeClaims, O> check, ComputeClaims claims, Probes probes) {
    Terms terms = terms(claims);
    O observed = check.observe(claims, terms, probes).await().indefinitely();
    try {
      O read = CanonicalJson.read(CanonicalJson.write(observed), check.observationType());
      return new Grading(check.spec(), terms).grade(check.judge().judge(claims, read, terms));
    } catch (InvalidDocument e) {
      throw new AssertionError("the observation can't be read again", e);
    }
  }
}
