package dev.assay.data.integrity;

import dev.assay.data.claims.DataClaims;
import dev.assay.data.claims.DatasetClaim;
import dev.assay.data.digest.FileTranscript;
import dev.assay.data.integrity.FileReading.Target;
import dev.assay.data.manifest.DeclaredDigest;
import dev.assay.data.manifest.Manifest;
import dev.assay.data.manifest.ManifestFile;
import dev.assay.data.manifest.ServedManifest;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether the bytes that a dataset's host serves are the bytes that its manifest declares, and
 * whether the dossier binds that manifest.
 */
public final class DataIntegrity implements Check<DataClaims, IntegrityObservation> {
  /** The one expectation. */
  static final String BYTES = "bytes";

  private static final CheckSpec SPEC =
      new CheckSpec(
          "data.integrity",
          1,
          LayerName.DATA,
          "Are the served bytes of each dataset the ones that its pinned manifest declares?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  BYTES,
                  "Every file that the dataset needs has a declared digest, and its served bytes"
                      + " have that digest.",
                  Standard.of(EvidenceClass.HASH_PINNED),
                  Standard.of(EvidenceClass.HASH_PINNED))),
          false,
          "Publish a manifest with the SHA-256 of every file, pin the manifest's own digest in the"
              + " dossier, and serve the files unchanged; a new version gets a new manifest.",
          """
          Every file of the manifest with a usable digest is streamed and digested; nothing is \
          sampled. A digest passes a gate of form first: a placeholder, an address or a wrong \
          length is UNPROVEN(DIGEST_UNUSABLE), whatever the bytes. In a Croissant document every \
          file that a RecordSet's fields read must be pinned, through the archives that contain \
          it; a pinned filler hides no unpinned label file. Unlisted files beside the data, \
          absent sizes, upper-case or base64 digests, empty files and true copies are honest.
          A project that serves bytes and digests from one host can change both: CONFIRMED and \
          REFUTED need the dossier to pin the manifest's digest, else WEAK_SOURCE. An equal MD5 or \
          SHA-1 digest is weak too, a different one is not. A manifest that differs from the pin \
          is UNPROVEN(CHANGED), because projects publish new versions; it is REFUTED only where \
          the claim promises that it is immutable. An HTML page in a data file's place says \
          nothing of the file. A server may still serve other bytes to others: the finding speaks \
          of what it served us.""");

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<IntegrityObservation> observationType() {
    return IntegrityObservation.class;
  }

  @Override
  public Judge<DataClaims, IntegrityObservation> judge() {
    return new DataIntegrityJudge();
  }

  /** Datasets one after the other; the files of one side by side. */
  @Override
  public Uni<IntegrityObservation> observe(DataClaims claims, Terms terms, Probes probes) {
    return Multi.createFrom()
        .iterable(claims.datasets())
        .onItem()
        .transformToUniAndConcatenate(dataset -> observe(dataset, terms, probes))
        .collect()
        .asList()
        .map(IntegrityObservation::new);
  }

  private static Uni<DatasetFacts> observe(DatasetClaim dataset, Terms terms, Probes probes) {
    return ServedManifest.ask(dataset, probes)
        .chain(
            served -> {
              Manifest manifest = served.manifest();
              if (manifest == null) {
                return Uni.createFrom().item(DatasetFacts.ofManifest(dataset.id(), served.facts()));
              }
              return FileReading.read(manifest.files(), terms.sampling().maxDatasetBytes(), probes)
                  .map(
                      answers ->
                          DatasetFacts.of(
                              dataset.id(),
                              served.facts(),
                              facts(manifest, answers, served.facts().from()),
                              declaredBytes(manifest)));
            });
  }

  private static List<FileFact> facts(
      Manifest manifest, Map<Target, Answer<FileTranscript>> answers, Provenance from) {
    List<FileFact> facts = new ArrayList<>();
    manifest.files().forEach(file -> facts.add(fact(file, answers, from)));
    manifest.unlisted().forEach(name -> facts.add(FileFact.unlisted(name, from)));
    return facts;
  }

  private static FileFact fact(
      ManifestFile file, Map<Target, Answer<FileTranscript>> answers, Provenance from) {
    Target target = FileReading.target(file);
    if (target == null || !(file.digest() instanceof DeclaredDigest.Usable declared)) {
      return FileFact.unread(file, from);
    }
    Answer<FileTranscript> answer = answers.get(target);
    return answer == null
        ? FileFact.beyondBudget(
            file, Reason.TOO_LARGE, "it lies beyond what one verification reads", from)
        : FileFact.asked(file, declared, answer);
  }

  private static @Nullable BigInteger declaredBytes(Manifest manifest) {
    BigInteger sum = BigInteger.ZERO;
    for (ManifestFile file : manifest.files()) {
      Long size = file.size();
      if (size == null) {
        return null;
      }
      sum = sum.add(BigInteger.valueOf(size));
    }
    return sum;
  }
}
