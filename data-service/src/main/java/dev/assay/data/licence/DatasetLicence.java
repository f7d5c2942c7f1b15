package dev.assay.data.licence;

import dev.assay.data.manifest.ManifestFacts;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import java.util.List;

/**
 * What was seen of the licence of one dataset that claims one.
 *
 * @param id of the dataset
 * @param claimed what the list says of the claimed identifier
 * @param said where the dossier itself stands in the evidence
 * @param manifest what was seen of the manifest
 * @param declared the licences that the manifest declares
 * @param texts the licence texts that it lists
 */
public record DatasetLicence(
    String id,
    ClaimedLicence claimed,
    Provenance said,
    ManifestFacts manifest,
    List<DeclaredLicence> declared,
    List<LicenceText> texts) {
  public DatasetLicence {
    Require.present(id, "id");
    Require.present(claimed, "claimed");
    Require.present(said, "said");
    Require.present(manifest, "manifest");
    declared = List.copyOf(declared);
    texts = List.copyOf(texts);
  }
}
