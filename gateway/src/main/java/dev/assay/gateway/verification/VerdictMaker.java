package dev.assay.gateway.verification;

import dev.assay.gateway.OperatorRegister;
import dev.assay.gateway.page.VerdictPage;
import dev.assay.gateway.verdict.VerdictRow;
import dev.assay.layer.evidence.Evidence;
import dev.assay.verification.bundle.BundleIndex;
import dev.assay.verification.bundle.BundlePaths;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.policy.Decision;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.report.CheckResult;
import dev.assay.verification.report.LayerReport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes the verdict of a project's verification: the pure decision, its bundle's list of files, its
 * page, and the row under which they are stored. Touches no layer.
 */
@ApplicationScoped
public class VerdictMaker {
  private final OperatorRegister register;
  private final VerdictPage page;
  private final Clock clock;

  VerdictMaker(OperatorRegister register, VerdictPage page, Clock clock) {
    this.register = register;
    this.page = page;
    this.clock = clock;
  }

  /** A verdict's row and the documents to store with it. */
  record Made(VerdictRow row, List<Evidence> documents) {}

  /** Decides over what was reported. */
  Uni<Made> make(
      ProjectVerification verification, AskedWith asked, List<LayerOutcome.Reported> reported) {
    return Uni.createFrom()
        .item(() -> decide(verification, asked, reported))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Made decide(
      ProjectVerification verification, AskedWith asked, List<LayerOutcome.Reported> reported) {
    Terms terms = fixed(asked.terms(), reported);
    List<LayerReport> reports = reported.stream().map(LayerOutcome.Reported::report).toList();
    Verdict bare = Decision.decide(asked.dossier(), terms, reports, asked.policy(), null);
    Recording recording =
        Recording.merged(reported.stream().map(LayerOutcome.Reported::recording).toList());
    List<Evidence> documents = new ArrayList<>();
    Map<String, Digest> files = new TreeMap<>();
    add(files, documents, BundlePaths.DOSSIER, asked.dossier());
    add(files, documents, BundlePaths.TERMS, terms);
    add(files, documents, BundlePaths.POLICY, asked.policy());
    add(files, documents, BundlePaths.REGISTER, register.register());
    add(files, documents, BundlePaths.RECORDING, recording);
    add(files, documents, BundlePaths.VERDICT, bare);
    reports.forEach(report -> addReported(files, report));
    recording.answers().forEach(entry -> addAnswer(files, entry));
    BundleIndex index = new BundleIndex(BundleIndex.SCHEMA, files);
    documents.add(Evidence.document(index));
    UUID id = UUID.randomUUID();
    Instant createdAt = clock.instant();
    Verdict issued = bare.issued(id.toString(), createdAt, index.digest());
    Evidence html =
        Evidence.of(
            "text/html;charset=UTF-8",
            page.render(issued, reports).getBytes(StandardCharsets.UTF_8));
    documents.add(html);
    return new Made(row(verification, id, issued, html.digest()), documents);
  }

  private static Terms fixed(Terms terms, List<LayerOutcome.Reported> reported) {
    Terms fixed = terms;
    for (LayerOutcome.Reported one : reported) {
      fixed = fixed.fixing(one.layer(), one.report().statisticalClaims());
      if (!fixed.seenBy(one.layer()).digest().equals(one.report().terms())) {
        throw new IllegalStateException(one.layer().word() + " reported under other terms");
      }
    }
    return fixed;
  }

  private static void addReported(Map<String, Digest> files, LayerReport report) {
    files.put(BundlePaths.evidence(report.claims()), report.claims());
    for (CheckResult result : report.checks()) {
      files.put(BundlePaths.observation(result.check()), result.observation());
    }
  }

  private static void addAnswer(Map<String, Digest> files, Recording.Entry entry) {
    files.put(BundlePaths.evidence(entry.envelope()), entry.envelope());
    Digest body = entry.body();
    if (body != null) {
      files.put(BundlePaths.evidence(body), body);
    }
  }

  private static void add(
      Map<String, Digest> files, List<Evidence> documents, String path, Object document) {
    Evidence evidence = Evidence.document(document);
    files.put(path, evidence.digest());
    documents.add(evidence);
  }

  private static VerdictRow row(
      ProjectVerification verification, UUID id, Verdict issued, Digest page) {
    VerdictRow row = new VerdictRow();
    row.id = id;
    row.slug = verification.slug();
    row.policyName = issued.policy().name();
    row.word = issued.verdict().name();
    row.createdAt = Objects.requireNonNull(issued.createdAt());
    row.bundleDigest = Objects.requireNonNull(issued.bundleDigest()).hex();
    row.pageDigest = page.hex();
    row.document = CanonicalJson.write(issued);
    return row;
  }
}
