package dev.assay.compute.attestation;

import dev.assay.compute.claims.AttestedHost;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One time that a host was asked to attest, and what came of it.
 *
 * @param reason why there is no answer; null when there is one
 * @param explanation in words, when there is a reason
 * @param at when it was asked
 * @param tookMillis until the whole answer was there
 * @param gpus one for each report
 * @param quote of the machine itself; null when it gave none
 * @param inventory how many accelerators its signed inventory names; null without one
 * @param rented the rental ids of its signed inventory
 */
public record AttestationAttempt(
    @Nullable Reason reason,
    @Nullable String explanation,
    Instant at,
    long tookMillis,
    List<GpuAttested> gpus,
    @Nullable HostQuoted quote,
    @Nullable Integer inventory,
    List<String> rented,
    Provenance from) {
  public AttestationAttempt {
    gpus = List.copyOf(gpus);
    rented = List.copyOf(rented);
  }

  static AttestationAttempt of(AttestedHost host, String nonce, Answer<HostAnswer> answer) {
    return switch (answer) {
      case Unanswered<HostAnswer> none -> none(none);
      case Answered<HostAnswer> answered -> of(host, nonce, answered.value(), answered.from());
    };
  }

  static AttestationAttempt none(Unanswered<?> none) {
    return new AttestationAttempt(
        none.reason(),
        none.explanation(),
        none.from().at(),
        0,
        List.of(),
        null,
        null,
        List.of(),
        none.from());
  }

  private static AttestationAttempt of(
      AttestedHost host, String nonce, HostAnswer answer, Provenance from) {
    Inventory inventory = signed(host, nonce, answer.inventory());
    return new AttestationAttempt(
        null,
        null,
        answer.at(),
        answer.tookMillis(),
        answer.gpus(),
        answer.quote(),
        inventory == null ? null : inventory.gpus(),
        inventory == null ? List.of() : inventory.rented(),
        from);
  }

  private static @Nullable Inventory signed(
      AttestedHost host, String nonce, @Nullable Inventory inventory) {
    String key = host.nodeKey();
    return inventory != null && key != null && inventory.isSigned(key, nonce) ? inventory : null;
  }

  /** The reports that hold. */
  public List<GpuAttested> valid() {
    return gpus.stream().filter(GpuAttested::holds).toList();
  }

  /** The different devices that proved themselves, in order. */
  public List<String> devices() {
    return valid().stream().map(GpuAttested::device).filter(Objects::nonNull).distinct().toList();
  }

  /** The first report that doesn't hold; null when all do. */
  public @Nullable GpuAttested faulty() {
    return gpus.stream().filter(gpu -> !gpu.holds()).findFirst().orElse(null);
  }

  /** Whether a report was answered as no honest card does. */
  public boolean invalidReport() {
    return gpus.stream().anyMatch(gpu -> invalid(gpu.fault()));
  }

  /** Whether a quote was answered as no honest machine does. */
  public boolean invalidQuote() {
    return quote != null && invalid(quote.fault());
  }

  private static boolean invalid(@Nullable AttestationFault fault) {
    return fault != null && fault.isInvalid();
  }
}
