package dev.assay.compute.attestation;

import dev.assay.compute.claims.AttestedHost;
import dev.assay.compute.claims.ConfidentialClaim;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides whether a host is the confidential machine that it is claimed to be. Pure. */
final class ConfidentialHost {
  private ConfidentialHost() {}

  static Judgement judge(AttestedHost host, AttestationsObserved.Host seen) {
    AttestationAttempt last = seen.last();
    HostQuoted quote = last.quote();
    Judgement.Subject subject =
        Judgement.about(host.id() + " machine", AttestationJudge.CONFIDENTIAL)
            .claimed(
                "a confidential machine that loaded what is published",
                "its quote carries our nonce and its TLS key, and measures what is claimed")
            .trusting(trusts(quote));
    if (last.reason() != null) {
      return subject.unproven(last.reason(), Objects.requireNonNull(last.explanation()));
    }
    if (quote == null) {
      return subject.unproven(Reason.NOT_COVERED, "The answer holds no quote of the machine.");
    }
    if (quote.fault() != null) {
      return invalid(subject, seen, quote);
    }
    return quote.bindsKey()
        ? bound(subject, host, last, quote)
        : subject.unproven(
            Reason.INVALID_ATTESTATION,
            "A genuine quote came, but it doesn't carry our nonce with the key of this TLS"
                + " connection, so it may be another machine's.");
  }

  private static Judgement invalid(
      Judgement.Subject subject, AttestationsObserved.Host seen, HostQuoted quote) {
    String said = Objects.requireNonNull(quote.explanation()) + ".";
    AttestationFault fault = Objects.requireNonNull(quote.fault());
    return seen.invalidQuotes() >= Attestations.INVALID_TO_REFUTE
        ? subject
            .observing(Observed.of("machine.fault", fault, seen.last().from()))
            .refuted("Three fresh nonces were answered invalidly: " + said)
        : subject.unproven(fault.reason(), said);
  }

  private static Judgement bound(
      Judgement.Subject subject, AttestedHost host, AttestationAttempt last, HostQuoted quote) {
    Observed kind = Observed.of("machine.kind", String.valueOf(quote.kind()), last.from());
    if (quote.debug()) {
      return subject
          .observing(kind)
          .observing(Observed.of("machine.debug", true, last.from()))
          .refuted("The machine at this address runs in debug mode: its owner can look into it.");
    }
    ConfidentialClaim claim = Objects.requireNonNull(host.confidential());
    if (!quote.measurements().equals(claim.measurements())) {
      return subject
          .showing(kind)
          .unproven(
              Reason.REFERENCE_DIFFERS,
              "The machine at this address loaded something else than is claimed: "
                  + String.join(", ", quote.measurements())
                  + ".");
    }
    if (last.devices().size() < host.gpus()) {
      return subject
          .showing(kind)
          .unproven(
              Reason.NOT_COVERED,
              "The machine holds, but not all of its accelerators attested validly.");
    }
    return subject
        .observing(kind)
        .observing(Observed.of("machine.debug", false, last.from()))
        .observing(Observed.of("machine.measurement", quote.measurements().getFirst(), last.from()))
        .confirmed(
            "The quote carries our nonce and the key of this very TLS connection, and the machine"
                + " loaded what is claimed.");
  }

  private static String trusts(@Nullable HostQuoted quote) {
    String root =
        quote != null && quote.root() == RootOwner.OPERATOR
            ? "a root that this verifier's operator pinned"
            : "the vendor's root";
    return root
        + ", that the platform's firmware has no known hole (its level isn't looked up), and that"
        + " the published software keeps its TLS key and verifies its cards";
  }
}
