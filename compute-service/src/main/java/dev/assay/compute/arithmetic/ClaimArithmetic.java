package dev.assay.compute.arithmetic;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.hardware.HardwareCatalogue;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import java.time.LocalDate;
import java.util.List;

/**
 * What the check compute.claim-arithmetic observes: the claims, and what the catalogue says of the
 * models that they name.
 *
 * @param declared where the claims stand in the evidence
 * @param catalogueVersion the date of the catalogue
 * @param catalogueDigest the digest of the whole catalogue
 * @param hardware the model of each claim about hardware, in their order
 * @param decode the model of each claim about decoding, in their order
 */
public record ClaimArithmetic(
    Provenance declared,
    LocalDate catalogueVersion,
    Digest catalogueDigest,
    List<ClaimedModel> hardware,
    List<ClaimedModel> decode) {
  public ClaimArithmetic {
    Require.present(declared, "declared");
    Require.present(catalogueVersion, "catalogueVersion");
    Require.present(catalogueDigest, "catalogueDigest");
    hardware = List.copyOf(hardware);
    decode = List.copyOf(decode);
  }

  /** Looks every claimed model up. */
  static ClaimArithmetic of(
      ComputeClaims claims, Provenance declared, HardwareCatalogue catalogue) {
    return new ClaimArithmetic(
        declared,
        catalogue.version(),
        catalogue.digest(),
        claims.hardware().stream()
            .map(c -> ClaimedModel.of(c.model(), c.memoryGb(), c.form(), catalogue))
            .toList(),
        claims.decode().stream()
            .map(c -> ClaimedModel.of(c.model(), c.memoryGb(), c.form(), catalogue))
            .toList());
  }

  /** Whom a reader has to trust for what is judged of this. */
  String trusts() {
    return "the project's own words, and the data sheets in the catalogue of " + catalogueVersion;
  }
}
