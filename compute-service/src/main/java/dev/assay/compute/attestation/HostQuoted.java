package dev.assay.compute.attestation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a machine's quote shows. Immutable.
 *
 * @param fault what is wrong with it; null when its signatures hold
 * @param explanation in words; null when they hold
 * @param kind of the quote
 * @param bindsKey whether it carries our nonce and the key of the TLS connection that it came over
 * @param debug whether the machine's owner can look into it
 * @param measurements what was loaded into it, in hexadecimal: of TDX the domain's, then the four
 *     that its guest extends; of SEV-SNP the launch's
 * @param root whose root its signatures lead to
 */
public record HostQuoted(
    @Nullable AttestationFault fault,
    @Nullable String explanation,
    @Nullable QuoteKind kind,
    boolean bindsKey,
    boolean debug,
    List<String> measurements,
    @Nullable RootOwner root) {
  public HostQuoted {
    measurements = List.copyOf(measurements);
  }

  static HostQuoted without(AttestationFault fault, String explanation) {
    return new HostQuoted(fault, explanation, null, false, false, List.of(), null);
  }
}
