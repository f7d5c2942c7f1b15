package dev.assay.inference.oracle;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of an oracle, as docs/protocols/oracle-answers.md describes it. Immutable.
 *
 * @param round its number; the next answer has the next one
 * @param at when it was given, in whole seconds
 * @param request what was asked, such as {@code ETH/USD}
 * @param value what the signers saw when they answered; null when they don't say
 * @param transaction where it stands on chain; null when it doesn't say
 */
public record OracleAnswer(
    long round,
    Instant at,
    String request,
    BigDecimal answer,
    @Nullable BigDecimal value,
    List<OracleSignature> signatures,
    @Nullable OracleTransaction transaction) {
  private static final String LABEL = "assay oracle answer v1\n";
  private static final long MOST_ROUNDS = 1L << 53;
  private static final int MOST_SIGNATURES = 1000;

  /**
   * A signature over {@link OracleAnswer#signedText()}.
   *
   * @param key the raw Ed25519 public key, 32 bytes in Base64
   * @param signature 64 bytes in Base64
   */
  public record OracleSignature(String key, String signature) {
    public OracleSignature {
      Require.text(key, "key", 44);
      Require.text(signature, "signature", 88);
    }
  }

  /** Where an answer stands on chain, by the project's word. */
  public record OracleTransaction(String chain, long block, String hash) {
    public OracleTransaction {
      Require.text(chain, "chain", 100);
      Require.text(hash, "hash", 200);
      Require.that(block >= 0, "block", "must not be negative");
    }
  }

  public OracleAnswer {
    Require.that(round >= 0 && round < MOST_ROUNDS, "round", "must lie between 0 and 2^53");
    Require.present(at, "at");
    Require.that(at.getNano() == 0, "at", "must be whole seconds");
    Require.text(request, "request", 1000);
    Require.that(request.chars().noneMatch(Character::isISOControl), "request", "must be one line");
    Require.present(answer, "answer");
    signatures = Require.list(signatures, "signatures", MOST_SIGNATURES);
  }

  /** What every signer signs, in UTF-8; each part but the last ends with a line feed. */
  String signedText() {
    return LABEL
        + round
        + "\n"
        + at
        + "\n"
        + request
        + "\n"
        + answer.toPlainString()
        + "\n"
        + (value == null ? "" : value.toPlainString());
  }

  /** Whether this is the very same statement under another number. */
  boolean repeats(OracleAnswer other) {
    return round != other.round && content().equals(other.content());
  }

  /** What is answered, without its number. */
  List<Object> content() {
    return List.of(request, answer.stripTrailingZeros(), at);
  }
}
