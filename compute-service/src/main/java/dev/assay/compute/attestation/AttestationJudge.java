package dev.assay.compute.attestation;

import dev.assay.compute.claims.AttestationClaim;
import dev.assay.compute.claims.AttestedHost;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Decides what the reports of each host prove. Pure. */
final class AttestationJudge implements Judge<ComputeClaims, AttestationsObserved> {
  static final String GENUINE = "genuine";
  static final String FIRMWARE = "firmware";
  static final String CONFIDENTIAL = "confidential";

  private static final String SUBJECT = "attestation";
  private static final String WHAT_IT_IS =
      " It shows genuine cards that answered now; nothing ties them to this host or place, and cards"
          + " with one die can't be told apart.";

  @Override
  public List<Judgement> judge(ComputeClaims claims, AttestationsObserved seen, Terms terms) {
    AttestationClaim claim = claims.attestation();
    if (claim == null) {
      return Judgement.noClaim(
          SUBJECT, GENUINE, "The dossier names no host whose accelerators attest themselves.");
    }
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < claim.hosts().size(); i++) {
      judgements.add(genuine(claim.hosts().get(i), seen.hosts().get(i)));
      judgements.add(firmware(claim.hosts().get(i), seen.hosts().get(i)));
      if (claim.hosts().get(i).confidential() != null) {
        judgements.add(ConfidentialHost.judge(claim.hosts().get(i), seen.hosts().get(i)));
      }
    }
    return judgements;
  }

  private static Judgement genuine(AttestedHost host, AttestationsObserved.Host seen) {
    AttestationAttempt last = seen.last();
    Judgement.Subject subject =
        Judgement.about(host.id(), GENUINE)
            .claimed(
                host.gpus() + " accelerators of its own",
                "so many different devices attest a fresh nonce, down to a pinned root")
            .trusting(trusts(last));
    List<Observed> counts = counts(seen);
    if (seen.invalidReports() >= Attestations.INVALID_TO_REFUTE) {
      return subject
          .observing(counts)
          .refuted("Three fresh nonces were answered invalidly: " + fault(last));
    }
    if (seen.invalidReports() > 0) {
      return subject
          .showing(counts)
          .unproven(
              Reason.INVALID_ATTESTATION,
              "A fresh nonce was answered invalidly: " + fault(seen.attempts().getFirst()));
    }
    if (last.reason() != null) {
      return subject
          .showing(counts)
          .unproven(last.reason(), Objects.requireNonNull(last.explanation()));
    }
    return counted(subject, host, last, counts);
  }

  private static Judgement counted(
      Judgement.Subject subject,
      AttestedHost host,
      AttestationAttempt last,
      List<Observed> counts) {
    int devices = last.devices().size();
    String words =
        "%d different devices attested our nonce in %d valid of %d reports."
            .formatted(devices, last.valid().size(), last.gpus().size());
    if (devices >= host.gpus()) {
      return subject.observing(counts).confirmed(words + WHAT_IT_IS);
    }
    GpuAttested faulty = last.faulty();
    if (faulty != null) {
      return subject
          .showing(counts)
          .unproven(Objects.requireNonNull(faulty.fault()).reason(), words + " " + fault(last));
    }
    if (!last.rented().isEmpty() && devices + last.rented().size() >= host.gpus()) {
      return subject
          .showing(counts)
          .unproven(
              Reason.BUSY,
              words + " The node signed that " + last.rented().size() + " more are rented out.");
    }
    return subject
        .showing(counts)
        .unproven(Reason.NOT_COVERED, words + " Of the others nothing came.");
  }

  private static Judgement firmware(AttestedHost host, AttestationsObserved.Host seen) {
    AttestationAttempt last = seen.last();
    Judgement.Subject subject =
        Judgement.about(host.id() + " firmware", FIRMWARE)
            .claimed(
                "genuine accelerators",
                "each measured what the signed reference values of its driver and VBIOS name")
            .trusting("the makers' signatures under pinned roots");
    List<GpuAttested> valid = last.valid();
    if (valid.isEmpty()) {
      return subject.unproven(
          last.reason() == null ? Reason.INVALID_ATTESTATION : last.reason(),
          "No valid report came whose measurements could be compared.");
    }
    long matching = with(valid, FirmwareState.MATCHES);
    Observed matched = Observed.of("firmware.matching", matching, "reports", last.from());
    String words = matching + " of " + valid.size() + " valid reports match the reference values.";
    if (matching == valid.size()) {
      return subject.observing(matched).confirmed(words + " Debug modes would measure otherwise.");
    }
    return with(valid, FirmwareState.DIFFERS) > 0
        ? subject
            .showing(matched)
            .unproven(
                Reason.REFERENCE_DIFFERS,
                words + " Others differ, which happens after updates and restarts too.")
        : subject
            .showing(matched)
            .unproven(
                Reason.REFERENCE_MISSING,
                words + " For the others, signed values of driver and VBIOS are missing.");
  }

  private static long with(List<GpuAttested> gpus, FirmwareState state) {
    return gpus.stream().filter(gpu -> gpu.firmware() == state).count();
  }

  private static String fault(AttestationAttempt attempt) {
    GpuAttested faulty = attempt.faulty();
    return faulty == null ? "" : faulty.explanation() + ".";
  }

  private static List<Observed> counts(AttestationsObserved.Host seen) {
    AttestationAttempt last = seen.last();
    List<Observed> counts = new ArrayList<>();
    counts.add(Observed.of("attestations.asked", seen.attempts().size(), "nonces", last.from()));
    counts.add(Observed.of("attestations.invalid", seen.invalidReports(), "nonces", last.from()));
    counts.add(Observed.of("devices.attested", last.devices().size(), "devices", last.from()));
    long good =
        last.valid().stream().filter(gpu -> gpu.revocation() == RevocationState.GOOD).count();
    counts.add(Observed.of("reports.not-revoked", good, "reports", last.from()));
    last.valid().stream()
        .map(gpu -> gpu.die() + ", driver " + gpu.driver() + ", VBIOS " + gpu.vbios())
        .distinct()
        .forEach(kind -> counts.add(Observed.of("devices.kind", kind, last.from())));
    return counts;
  }

  private static String trusts(AttestationAttempt attempt) {
    List<GpuAttested> valid = attempt.valid();
    String root =
        valid.stream().anyMatch(gpu -> gpu.root() == RootOwner.OPERATOR)
            ? "a root that this verifier's operator pinned"
            : "the vendor's root";
    String revoked =
        valid.stream().allMatch(gpu -> gpu.revocation() == RevocationState.GOOD)
            ? ""
            : ", that no certificate was revoked, which the host didn't show";
    return root + revoked + ", that no key left its card, and that our own draws were fresh";
  }
}
