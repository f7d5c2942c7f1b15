package dev.assay.compute.attestation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the reports of one answer: our nonce, the signature by the leaf's key, its chain, and
 * the firmware that the leaf was issued to. Pure.
 *
 * @param chains the chain beside each report; null where it can't be read
 */
record GpuVerification(
    String nonce,
    PinnedRoots roots,
    ReferenceValues references,
    Instant at,
    List<@Nullable DeviceChain> chains) {

  /** What the report at this place shows. */
  GpuAttested of(int place, String evidence) {
    try {
      return of(place, SpdmReport.read(AnswerVerification.bytes(evidence)));
    } catch (IllegalArgumentException e) {
      return GpuAttested.without(
          AttestationFault.UNREADABLE, "the report can't be read: " + e.getMessage());
    }
  }

  private GpuAttested of(int place, SpdmReport report) {
    if (chains.get(place) == null) {
      return GpuAttested.without(
          AttestationFault.UNREADABLE, "the certificates of a report can't be read");
    }
    if (!report.nonce().equals(nonce)) {
      return GpuAttested.without(
          AttestationFault.OTHER_NONCE,
          "a report answers the nonce " + report.nonce() + ", not ours");
    }
    DeviceChain chain = signer(place, report);
    if (chain == null) {
      return GpuAttested.without(
          AttestationFault.FORGED, "a report is signed by none of the certified keys");
    }
    AttestationFault fault = fault(chain, report);
    if (fault != null) {
      return GpuAttested.without(fault, said(fault));
    }
    RevocationState revocation = chain.revocation(roots, at);
    return revocation == RevocationState.REVOKED
        ? GpuAttested.without(
            AttestationFault.REVOKED, "the issuer of a certificate of a report's chain revoked it")
        : holds(chain, report, revocation);
  }

  /** Hosts with several accelerators are known to mix up the chains of their reports. */
  private @Nullable DeviceChain signer(int place, SpdmReport report) {
    return Stream.concat(Stream.of(chains.get(place)), chains.stream())
        .filter(Objects::nonNull)
        .filter(chain -> chain.signed(report.signed(), report.signature()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable AttestationFault fault(DeviceChain chain, SpdmReport report) {
    AttestationFault fault = chain.certificates().fault(roots, at);
    byte[] firmware = report.fields().get(SpdmReport.FIRMWARE);
    // Older firmware doesn't name itself in its report, so there is nothing to compare.
    return fault == null && firmware != null && !chain.names(firmware)
        ? AttestationFault.OTHER_FIRMWARE
        : fault;
  }

  private GpuAttested holds(DeviceChain chain, SpdmReport report, RevocationState revocation) {
    return new GpuAttested(
        null,
        null,
        chain.device(),
        chain.die(),
        report.text(SpdmReport.DRIVER),
        report.vbios(),
        chain.certificates().root(roots),
        revocation,
        references.compare(chain.die(), report));
  }

  private static String said(AttestationFault fault) {
    return switch (fault) {
      case FORGED -> "a certificate of a report's chain is not signed by the one above it";
      case UNKNOWN_ROOT -> "a report's chain ends at no pinned root";
      case UNUSABLE_CHAIN -> "a report's chain was not valid at that time";
      case OTHER_FIRMWARE -> "a report names other firmware than its key was issued to";
      default -> "a report doesn't hold";
    };
  }
}
