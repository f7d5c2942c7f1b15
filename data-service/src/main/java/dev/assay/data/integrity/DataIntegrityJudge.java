package dev.assay.data.integrity;

import dev.assay.data.claims.DataClaims;
import dev.assay.data.claims.DatasetClaim;
import dev.assay.data.manifest.ManifestFacts;
import dev.assay.data.manifest.ManifestFacts.Pin;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Judgement.Subject;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each dataset whether its served bytes are the declared ones. A contradiction decides
 * first, then whatever is missing, so that no gap hides a changed file and no match hides a gap.
 */
final class DataIntegrityJudge implements Judge<DataClaims, IntegrityObservation> {
  private static final List<FileState> MATCHING =
      List.of(FileState.MATCHES, FileState.MATCHES_WEAKLY);

  @Override
  public List<Judgement> judge(DataClaims claims, IntegrityObservation observation, Terms terms) {
    if (claims.datasets().isEmpty()) {
      return Judgement.noClaim("datasets", DataIntegrity.BYTES, "The dossier names no dataset.");
    }
    Map<String, DatasetFacts> seen = new HashMap<>();
    observation.datasets().forEach(facts -> seen.put(facts.id(), facts));
    return claims.datasets().stream().map(claim -> judge(claim, seen.get(claim.id()))).toList();
  }

  private static Judgement judge(DatasetClaim claim, @Nullable DatasetFacts facts) {
    Subject subject =
        Judgement.about(claim.id(), DataIntegrity.BYTES)
            .claimed(
                claim.statement().quote(),
                "every needed file is served with the digest that the manifest declares")
            .trusting("that the host serves others the bytes that it served us");
    if (facts == null) {
      return subject.unproven(Reason.CHECK_FAILED, "The dataset was not observed.");
    }
    Judgement early = byManifest(claim, facts, subject);
    return early != null ? early : byFiles(facts, subject);
  }

  private static @Nullable Judgement byManifest(
      DatasetClaim claim, DatasetFacts facts, Subject subject) {
    ManifestFacts manifest = facts.manifest();
    if (manifest.reason() != null) {
      return subject
          .showing(Observed.of("manifest", claim.manifest().url(), manifest.from()))
          .unproven(manifest.reason(), String.valueOf(manifest.explanation()));
    }
    if (manifest.pin() != Pin.DIFFERS) {
      return null;
    }
    if (claim.manifest().promisedImmutable()) {
      return subject
          .observing(manifestValue(manifest, manifest.from().lifted(EvidenceClass.MEASURED)))
          .refuted(
              "The claim promises that the manifest never changes, but what is served is not what"
                  + " the dossier pinned.");
    }
    return subject
        .showing(manifestValue(manifest, manifest.from()))
        .unproven(
            Reason.CHANGED,
            "The served manifest is not the one that the dossier pinned; which files the dossier"
                + " meant can't be told from it.");
  }

  private static Judgement byFiles(DatasetFacts facts, Subject subject) {
    Observed manifest = manifestValue(facts.manifest(), facts.manifest().from());
    subject.showing(coverage(facts));
    long differing = facts.count(FileState.DIFFERS);
    if (differing > 0) {
      List<FileFact> named = facts.first(List.of(FileState.DIFFERS));
      return subject
          .observing(manifest)
          .observing(values("file.differs", named))
          .refuted(
              differing
                  + " of "
                  + total(facts)
                  + " files differ from their digests: "
                  + names(named));
    }
    Judgement gap = byGap(facts, subject, manifest);
    if (gap != null) {
      return gap;
    }
    long matching = facts.count(FileState.MATCHES) + facts.count(FileState.MATCHES_WEAKLY);
    return subject
        .observing(manifest)
        .observing(values("file.matches", facts.first(MATCHING)))
        .confirmed(
            "All " + matching + " pinned files were read whole and have their declared digests.");
  }

  /** What keeps the claim from being confirmed although nothing contradicts it. */
  private static @Nullable Judgement byGap(DatasetFacts facts, Subject subject, Observed manifest) {
    long uncovered = facts.needed(FileState.UNPINNED) + facts.needed(FileState.UNLISTED);
    if (uncovered > 0) {
      List<FileFact> named =
          neededOnly(facts.first(List.of(FileState.UNPINNED, FileState.UNLISTED)));
      String said = uncovered + " needed files have no declared digest: " + names(named);
      return gap(subject, manifest, "file.unpinned", named, Reason.NOT_COVERED, said);
    }
    long unusable = facts.needed(FileState.DIGEST_UNUSABLE);
    if (unusable > 0) {
      List<FileFact> named = neededOnly(facts.first(List.of(FileState.DIGEST_UNUSABLE)));
      String said = unusable + " needed files have an unusable digest: " + reasons(named);
      return gap(subject, manifest, "file.unusable", named, Reason.DIGEST_UNUSABLE, said);
    }
    long unread = facts.count(FileState.NOT_READ);
    if (unread > 0) {
      List<FileFact> named = facts.first(List.of(FileState.NOT_READ));
      Reason reason = named.getFirst().reason();
      String said = unread + " pinned files could not be read: " + reasons(named);
      return gap(
          subject,
          manifest,
          "file.unread",
          named,
          reason == null ? Reason.SOURCE_UNREACHABLE : reason,
          said);
    }
    if (facts.first(MATCHING).isEmpty()) {
      String said = "The manifest pins no file.";
      return gap(subject, manifest, "file.pinned", List.of(), Reason.NOT_COVERED, said);
    }
    return null;
  }

  private static Judgement gap(
      Subject subject,
      Observed manifest,
      String name,
      List<FileFact> files,
      Reason reason,
      String said) {
    return subject.showing(manifest).showing(values(name, files)).unproven(reason, said);
  }

  private static Observed manifestValue(ManifestFacts manifest, Provenance from) {
    return Observed.of("manifest.sha256", String.valueOf(manifest.sha256()), from);
  }

  private static List<Observed> coverage(DatasetFacts facts) {
    Provenance from = facts.manifest().from();
    List<Observed> shown = new ArrayList<>();
    shown.add(Observed.of("bytes.read", facts.readBytes(), "B", from));
    if (facts.declaredBytes() != null) {
      shown.add(Observed.of("bytes.declared", facts.declaredBytes(), "B", from));
    }
    shown.add(Observed.of("files.listed", total(facts), "files", from));
    return shown;
  }

  private static List<Observed> values(String name, List<FileFact> files) {
    return files.stream()
        .limit(DatasetFacts.SHOWN)
        .map(file -> Observed.of(name, described(file), file.from()))
        .toList();
  }

  private static String described(FileFact file) {
    String served = file.served() == null ? "" : " served " + file.served();
    String declared = file.declared() == null ? "" : " declared " + file.declared();
    return file.name() + declared + served;
  }

  private static String names(List<FileFact> files) {
    String named = files.stream().limit(5).map(FileFact::name).collect(Collectors.joining(", "));
    return named + (files.size() > 5 ? ", …" : ".");
  }

  private static String reasons(List<FileFact> files) {
    FileFact first = files.getFirst();
    return first.name() + " (" + first.explanation() + ")" + (files.size() > 1 ? ", …" : ".");
  }

  private static List<FileFact> neededOnly(List<FileFact> files) {
    return files.stream().filter(FileFact::needed).toList();
  }

  private static long total(DatasetFacts facts) {
    return facts.files().values().stream().mapToLong(Long::longValue).sum();
  }
}
