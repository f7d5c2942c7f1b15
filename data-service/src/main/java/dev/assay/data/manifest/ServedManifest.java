package dev.assay.data.manifest;

import dev.assay.data.claims.DatasetClaim;
import dev.assay.data.claims.ManifestClaim;
import dev.assay.data.manifest.ManifestFacts.Pin;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * A dataset's manifest as it was served, held against the dossier's pin, then read. Both checks ask
 * the same question, so it is fetched once.
 *
 * @param facts what was seen of it
 * @param manifest what it says; null exactly when the facts have a reason or the pin differs
 */
public record ServedManifest(ManifestFacts facts, @Nullable Manifest manifest) {
  /** The most bytes that a manifest may have. */
  public static final long MAX_BYTES = 8L << 20;

  /** Asks for the manifest of this dataset. */
  public static Uni<ServedManifest> ask(DatasetClaim dataset, Probes probes) {
    ManifestClaim claim = dataset.manifest();
    return probes.ask(HttpGet.of(claim.url(), MAX_BYTES)).map(answer -> of(claim, answer));
  }

  private static ServedManifest of(ManifestClaim claim, Answer<HttpGet.Document> answer) {
    return switch (answer) {
      case Answer.Unanswered<HttpGet.Document> no ->
          new ServedManifest(
              new ManifestFacts(null, Pin.NONE, no.reason(), no.explanation(), no.from()), null);
      case Answer.Answered<HttpGet.Document> yes -> served(claim, yes.value().bytes(), yes.from());
    };
  }

  private static ServedManifest served(ManifestClaim claim, byte[] bytes, Provenance from) {
    Digest digest = Digest.of(bytes);
    if (claim.sha256() != null && !claim.sha256().equals(digest)) {
      return new ServedManifest(new ManifestFacts(digest, Pin.DIFFERS, null, null, from), null);
    }
    Pin pin = claim.sha256() == null ? Pin.NONE : Pin.MATCHES;
    Provenance lifted = pin == Pin.MATCHES ? from.lifted(EvidenceClass.HASH_PINNED) : from;
    return switch (ManifestReader.read(claim.format(), bytes, claim.url())) {
      case ManifestReading.Read read ->
          new ServedManifest(new ManifestFacts(digest, pin, null, null, lifted), read.manifest());
      case ManifestReading.Unreadable no -> {
        String why = "The manifest " + no.why() + ".";
        yield new ServedManifest(
            new ManifestFacts(digest, pin, Reason.NOT_RECOGNISED, why, lifted), null);
      }
    };
  }
}
