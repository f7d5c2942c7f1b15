package dev.assay.inference.exchanges;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came back to one request, as the endpoint said it.
 *
 * @param status of HTTP; 200 for a gRPC call that succeeded
 * @param headMicros when the head arrived
 * @param endMicros when the last byte arrived
 * @param streamed false when the answer came as one document
 * @param pieces the arrival of each part that brought tokens, in order
 * @param text the answer's text, cut after 64 Ki characters; of an error its body, after 4 KiB
 * @param finishReason in the endpoint's words; null when it gave none
 * @param usage the token counts that the endpoint states; null when it states none
 * @param model the model that the endpoint says answered; null when it doesn't say
 * @param fingerprint its {@code system_fingerprint}; null when it gives none
 * @param logprobs of the answer's tokens, as far as they were asked for and given
 * @param toolCalls the tools it wants to call
 * @param headers of the response, by lower-case name, as far as checks need them
 * @param remote address and port that answered; null when unknown
 * @param tlsKey digest of the server's public key; null without TLS
 * @param signature of the node that answered; null when the answer carries none
 */
public record Heard(
    int status,
    long headMicros,
    long endMicros,
    boolean streamed,
    List<Piece> pieces,
    String text,
    @Nullable String finishReason,
    @Nullable Usage usage,
    @Nullable String model,
    @Nullable String fingerprint,
    List<TokenLogprob> logprobs,
    List<ToolCall> toolCalls,
    Map<String, String> headers,
    @Nullable String remote,
    @Nullable Digest tlsKey,
    @Nullable NodeSignature signature) {
  /** The longest text that is kept. */
  public static final int LONGEST_TEXT = 64 * 1024;

  private static final int MOST_PIECES = 16_384;

  /**
   * One part of the answer.
   *
   * @param micros when its last byte arrived
   * @param characters how many characters of text it brought
   * @param completionTokens the running count that the endpoint states; null when it doesn't
   */
  public record Piece(long micros, int characters, @Nullable Integer completionTokens) {}

  /** The token counts that an endpoint states; each null when it doesn't. */
  public record Usage(
      @Nullable Integer promptTokens,
      @Nullable Integer completionTokens,
      @Nullable Integer cachedTokens) {}

  /**
   * One token of the answer with its log-probability.
   *
   * @param token its text
   * @param logprob natural logarithm
   * @param top the alternatives, most likely first
   */
  public record TokenLogprob(String token, double logprob, List<Alternative> top) {
    public TokenLogprob {
      top = Require.list(top, "top", 20);
    }
  }

  /** A token that could have come, with its log-probability. */
  public record Alternative(String token, double logprob) {}

  /** A call of a tool: its name, and its arguments as the endpoint wrote them. */
  public record ToolCall(String name, String arguments) {}

  /**
   * A node's signature of its answer, as docs/protocols/signed-answers.md describes it, unverified.
   *
   * @param key the raw Ed25519 public key in Base64, as the answer has it
   * @param signature in Base64, as the answer has it
   */
  public record NodeSignature(String key, String signature) {
    /** The longest key and signature that are kept; longer ones can't hold. */
    public static final int LONGEST = 100;
  }

  public Heard {
    Require.that(status >= 100 && status <= 999, "status", "must lie between 100 and 999");
    Require.that(headMicros >= 0, "headMicros", "must not be negative");
    Require.that(endMicros >= headMicros, "endMicros", "must not lie before the head");
    pieces = Require.list(pieces, "pieces", MOST_PIECES);
    Require.present(text, "text");
    logprobs = Require.list(logprobs, "logprobs", MOST_PIECES);
    toolCalls = Require.list(toolCalls, "toolCalls", 128);
    headers = new TreeMap<>(Require.map(headers));
  }

  /** An answer without a node's signature. */
  public Heard(
      int status,
      long headMicros,
      long endMicros,
      boolean streamed,
      List<Piece> pieces,
      String text,
      @Nullable String finishReason,
      @Nullable Usage usage,
      @Nullable String model,
      @Nullable String fingerprint,
      List<TokenLogprob> logprobs,
      List<ToolCall> toolCalls,
      Map<String, String> headers,
      @Nullable String remote,
      @Nullable Digest tlsKey) {
    this(
        status,
        headMicros,
        endMicros,
        streamed,
        pieces,
        text,
        finishReason,
        usage,
        model,
        fingerprint,
        logprobs,
        toolCalls,
        headers,
        remote,
        tlsKey,
        null);
  }

  /** When the first part with tokens arrived; -1 when none did. */
  public long firstMicros() {
    return pieces.isEmpty() ? -1 : pieces.getFirst().micros();
  }

  /** When the last part with tokens arrived; -1 when none did. */
  public long lastMicros() {
    return pieces.isEmpty() ? -1 : pieces.getLast().micros();
  }
}
