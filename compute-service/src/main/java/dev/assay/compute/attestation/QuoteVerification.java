package dev.assay.compute.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Verifies the quote of an answer, and that it belongs to the connection it came over. Pure. */
record QuoteVerification(String nonce, AttestationTranscript transcript) {
  private static final String LABEL = "assay host attestation v1";

  /** What this part of an answer shows. */
  HostQuoted of(JsonNode host) {
    QuoteKind kind = kind(host.path("kind").asText());
    if (kind == null) {
      return HostQuoted.without(AttestationFault.UNREADABLE, "the quote's kind is unknown");
    }
    try {
      return of(kind, read(kind, host));
    } catch (IllegalArgumentException e) {
      return HostQuoted.without(
          AttestationFault.UNREADABLE, "the quote can't be read: " + e.getMessage());
    }
  }

  private HostQuoted of(QuoteKind kind, Quote quote) {
    PinnedRoots roots = PinnedRoots.of(purpose(kind), transcript.roots());
    AttestationFault fault = quote.fault(roots, transcript.at());
    if (fault != null) {
      return HostQuoted.without(fault, "the quote doesn't hold: " + fault);
    }
    String key = transcript.tlsKey();
    boolean binds = key != null && quote.reportData().equals(bound(nonce, key));
    return new HostQuoted(
        null, null, kind, binds, quote.debug(), quote.measurements(), quote.root(roots));
  }

  private static Quote read(QuoteKind kind, JsonNode host) {
    byte[] quote = AnswerVerification.bytes(host.path("quote").asText());
    return switch (kind) {
      case TDX -> TdxQuote.read(quote);
      case SEV_SNP ->
          SevReport.read(quote, AnswerVerification.bytes(host.path("certificates").asText()));
    };
  }

  /** What a quote has to carry for this nonce over a connection with this key. */
  static String bound(String nonce, String tlsKey) {
    String text = LABEL + "\n" + nonce + "\n" + tlsKey + "\n";
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
  }

  private static @Nullable QuoteKind kind(String name) {
    return switch (name) {
      case "TDX" -> QuoteKind.TDX;
      case "SEV_SNP" -> QuoteKind.SEV_SNP;
      default -> null;
    };
  }

  private static RootPurpose purpose(QuoteKind kind) {
    return switch (kind) {
      case TDX -> RootPurpose.TDX;
      case SEV_SNP -> RootPurpose.SEV_SNP;
    };
  }
}
