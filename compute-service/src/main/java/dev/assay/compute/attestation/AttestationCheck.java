package dev.assay.compute.attestation;

import dev.assay.compute.claims.AttestationClaim;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Do genuine accelerators answer at the claimed hosts, in the firmware that their maker signed? */
public final class AttestationCheck implements Check<ComputeClaims, AttestationsObserved> {
  private static final String DOCS =
      """
      Every host is asked at one time to have its accelerators attest a nonce of 32 bytes that was
      drawn for it (docs/protocols/attestation.md). A report holds when it answers that nonce, its
      ECDSA P-384 signature over everything before it holds by the leaf's key, each certificate is
      signed by the next and the last by a pinned root, and the leaf was issued to the firmware that
      the report names. The roots are NVIDIA's, which this version brings along, and those that the
      verifier's operator pinned; the finding says whose. Of one host, a report may stand beside the
      chain of another card. The measurements are then held against the reference values of driver
      and VBIOS, whose makers' signatures are verified down to a pinned root in the same way. All of
      it is verified again by whoever replays the bundle.

      Decision on a host: CONFIRMED when so many different devices as it is claimed to have
      attested validly. A device is the key that its provisioner certified, never the leaf's, which
      a device could renew. Answers that no honest machine gives (another nonce, a signature that
      doesn't hold, other firmware) are UNPROVEN at first, and REFUTED when three fresh nonces are
      answered so. An unreadable report, an unknown root, silence, or fewer devices is UNPROVEN.
      Decision on its firmware: CONFIRMED when all reference values were measured; without them
      UNPROVEN(REFERENCE_MISSING), with another value UNPROVEN(REFERENCE_DIFFERS), since both happen
      to honest hosts after an update or a restart; never REFUTED. Decision on a confidential machine
      (Intel TDX, AMD SEV-SNP): CONFIRMED when its quote leads to the vendor's root, carries the
      digest of our nonce and the key of the very TLS connection it came over, measures what is
      claimed, isn't in debug mode, and all its cards attested; REFUTED in debug mode, or when three
      quotes were forged; else UNPROVEN. A quote that is bound to nothing may be any machine's.

      How one would cheat: send recorded reports (the nonce is ours), reports of one's own making
      (the chain ends at no pinned root), one card's report at several places (the device counts
      once). What stays open: a card anywhere answers, through whatever host passes the nonce on, so
      nothing ties it to this host or place; H100, H200 and H20 have one die and can't be told
      apart; a key taken out of a card would pass until its certificate is revoked, and whether it was
      is known only where the host passes on its issuers' OCSP answers, which the finding counts;
      debug modes of cards are known by their measurements alone; a platform's firmware level isn't
      looked up; that the guest keeps its TLS key and verifies its cards is what its published
      software is trusted for.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.attestation",
          1,
          LayerName.COMPUTE,
          "Do genuine accelerators answer at the claimed hosts, with signed firmware?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  AttestationJudge.GENUINE,
                  "So many different devices as claimed attest our nonce down to a pinned root.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED)),
              new Expectation(
                  AttestationJudge.FIRMWARE,
                  "Each device measured what the signed reference values name.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED)),
              new Expectation(
                  AttestationJudge.CONFIDENTIAL,
                  "A quote binds the TLS connection to a confidential machine as claimed.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          false,
          "Let each host answer the attestation request with fresh reports of its own cards, and"
              + " with the reference manifests of their driver and VBIOS.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<AttestationsObserved> observationType() {
    return AttestationsObserved.class;
  }

  @Override
  public Uni<AttestationsObserved> observe(ComputeClaims claims, Terms terms, Probes probes) {
    AttestationClaim claim = claims.attestation();
    return claim == null
        ? Uni.createFrom().item(new AttestationsObserved(List.of()))
        : new Attestations(probes).all(claim);
  }

  @Override
  public Judge<ComputeClaims, AttestationsObserved> judge() {
    return new AttestationJudge();
  }
}
