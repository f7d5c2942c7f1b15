package dev.assay.data.manifest;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a dataset's manifest as a whole; part of the observations.
 *
 * @param sha256 of the served bytes; null when nothing was served
 * @param pin how the served bytes stand to the dossier's pin
 * @param reason why there is no manifest to judge by; null when there is one
 * @param explanation in words, when there is a reason
 * @param from HASH_PINNED when the pin matches
 */
public record ManifestFacts(
    @Nullable Digest sha256,
    Pin pin,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {
  public ManifestFacts {
    Require.present(pin, "pin");
    Require.present(from, "from");
  }

  /** How what is served stands to what the dossier pinned. */
  public enum Pin {
    /** The dossier pins nothing, or nothing was served. */
    NONE,
    /** The served bytes have the pinned digest. */
    MATCHES,
    /** They have another. */
    DIFFERS
  }
}
