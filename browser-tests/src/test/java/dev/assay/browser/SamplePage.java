package dev.assay.browser;

import dev.assay.verification.bundle.Bundle;
import dev.assay.verification.bundle.BundlePaths;
import dev.assay.verification.bundle.BundleZip;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.dossier.LayerClaims;
import dev.assay.verification.dossier.Project;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.policy.BuiltInPolicies;
import dev.assay.verification.policy.Decision;
import dev.assay.verification.policy.Rule;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.policy.VerdictWord;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.Picture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A verdict decided over made-up reports, with its page and its bundle. */
record SamplePage(Verdict verdict, String html, Bundle bundle) {
  /** Checks of the sample that something is claimed for. */
  private static final Set<String> CLAIMED =
      Set.of(
          "compute.node-count",
          "compute.node-liveness",
          "compute.node-distribution",
          "data.integrity",
          "data.licence",
          "inference.latency",
          "inference.availability",
          "tokenomics.supply-schedule",
          "tokenomics.utility");

  private static final List<String> CHECKS =
      BuiltInPolicies.all().getFirst().checks().stream().map(Rule::check).toList();

  /** A project whose verdict under the default policy is this word. */
  static SamplePage of(VerdictWord word) {
    SampleFindings made = new SampleFindings();
    List<Finding> findings = new ArrayList<>();
    for (String check : CHECKS) {
      findings.add(finding(word, check, made));
    }
    if (word == VerdictWord.INCONCLUSIVE) {
      findings.removeIf(finding -> finding.check().startsWith("tokenomics."));
    }
    SamplePage page = of(new Project("sample", "Sample Compute", null), findings, made);
    if (page.verdict.verdict() != word) {
      throw new IllegalStateException("the sample is " + page.verdict.verdict());
    }
    return page;
  }

  private static Finding finding(VerdictWord word, String check, SampleFindings made) {
    boolean doubted = word == VerdictWord.FAIL || word == VerdictWord.INCONCLUSIVE;
    if (!CLAIMED.contains(check)) {
      return made.unclaimed(check);
    }
    return switch (check) {
      case "compute.node-count" ->
          word == VerdictWord.FAIL ? made.refuted(check, "nodes") : made.confirmed(check, "nodes");
      case "compute.node-distribution" ->
          word == VerdictWord.WATCHLIST
              ? made.refuted(check, "operators")
              : made.confirmed(check, "operators");
      case "data.licence" ->
          doubted ? made.unproven(check, "corpus") : made.confirmed(check, "corpus");
      default -> made.confirmed(check, "main");
    };
  }

  /** A project that puts this text wherever it can. */
  static SamplePage saying(String text) {
    SampleFindings made = new SampleFindings();
    List<Finding> findings =
        CLAIMED.stream().sorted().map(check -> made.saying(check, text)).toList();
    String name = text.length() <= 200 ? text : text.substring(0, 200);
    return of(new Project("sample", name, null), findings, made);
  }

  private static SamplePage of(Project project, List<Finding> findings, SampleFindings made) {
    Dossier dossier =
        new Dossier(Dossier.SCHEMA, project, null, new LayerClaims(null, null, null, null));
    Terms terms = Terms.standard(SampleFindings.NOON);
    List<LayerReport> reports = reports(findings);
    Verdict bare = Decision.decide(dossier, terms, reports, BuiltInPolicies.all().getFirst(), null);
    Bundle bundle =
        Bundle.builder()
            .document(BundlePaths.DOSSIER, dossier)
            .document(BundlePaths.TERMS, terms)
            .document(BundlePaths.VERDICT, bare)
            .recording(Recording.of(List.of()), made.evidence())
            .build();
    Verdict issued =
        bare.issued("7f0c3f0e-6f5e-4d0e-9b36-0c5f5d4a1b2c", SampleFindings.NOON, bundle.digest());
    String html = PageTemplates.render(issued, reports);
    byte[] page = html.getBytes(StandardCharsets.UTF_8);
    return new SamplePage(issued, html, bundle.withUnlisted(BundlePaths.PAGE, page));
  }

  private static List<LayerReport> reports(List<Finding> findings) {
    List<LayerReport> reports = new ArrayList<>();
    for (LayerName layer : LayerName.values()) {
      List<Finding> own =
          findings.stream().filter(f -> f.check().startsWith(layer.word() + ".")).toList();
      if (!own.isEmpty()) {
        reports.add(SampleFindings.report(layer, own, pictures(layer)));
      }
    }
    return reports;
  }

  private static List<Picture> pictures(LayerName layer) {
    return switch (layer) {
      case COMPUTE -> List.of(SamplePictures.operators());
      case INFERENCE -> List.of(SamplePictures.latencies(), SamplePictures.manyBuckets());
      default -> List.of();
    };
  }

  /** Writes the bundle as a zip and unpacks it, as a reader would; gives the page's file. */
  Path unpackInto(Path folder) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    BundleZip.write(bundle, zipped);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, zip.readAllBytes());
      }
    }
    return folder.resolve(BundlePaths.PAGE);
  }
}
