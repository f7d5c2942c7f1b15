package dev.assay.tokenomics.chain;

import dev.assay.tokenomics.claims.TokenChain;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks every provider that the operator registered for a chain for a token's total supply at one
 * and the same block. The whole protocol run is this one question; its answer is the {@link
 * Transcript} of what each provider sent, and everything is read out of that again.
 *
 * @param chain CAIP-2 id
 * @param address of the token's contract, lower case; null where there is a denomination
 * @param denom of the bank module; null where there is an address
 */
public record ChainSupply(String chain, @Nullable String address, @Nullable String denom)
    implements Question<List<ProviderReading>> {
  /** The kind of question. */
  public static final String KIND = "tokenomics.chain-supply";

  private static final Pattern EVM = Pattern.compile("0x[0-9a-f]{40}");

  public ChainSupply {
    Require.text(chain, "chain", 41);
    Require.that((address == null) != (denom == null), "address", "or denom must be given");
    Require.that(
        !chain.startsWith("eip155:") || (address != null && EVM.matcher(address).matches()),
        "address",
        "must be 0x and 40 lower-case hexadecimal digits");
  }

  /** The question about this token. */
  public static ChainSupply of(TokenChain token) {
    String address = token.address();
    boolean hexadecimal = token.id().startsWith("eip155:");
    return new ChainSupply(
        token.id(),
        address == null || !hexadecimal ? address : address.toLowerCase(Locale.ROOT),
        token.denom());
  }

  /** The chain's own name for itself: what stands behind the colon of its CAIP-2 id. */
  public String reference() {
    return chain.substring(chain.indexOf(':') + 1);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<ProviderReading> decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      return CanonicalJson.read(body, Transcript.class).read(this);
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("not a transcript: " + e.getMessage());
    }
  }
}
