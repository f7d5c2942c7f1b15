package dev.assay.inference.chain;

import dev.assay.inference.claims.OracleContract;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Asks every provider that the operator registered for a chain for the same transactions, and for
 * its newest final block. The whole protocol run is this one question; its answer is the {@link
 * FeedTranscript} of what each provider sent, and everything is read out of that again.
 *
 * @param contract whose events are read, and its chain
 * @param hashes of the transactions, lower case, 1 to 20
 */
public record FeedTransactions(OracleContract contract, List<String> hashes)
    implements Question<List<ProviderTold>> {
  /** The kind of question. */
  public static final String KIND = "inference.feed-transactions";

  /** The most transactions of one question. */
  public static final int MOST = 20;

  /** A transaction's hash in lower case. */
  public static final Pattern HASH = Pattern.compile("0x[0-9a-f]{64}");

  public FeedTransactions {
    Require.present(contract, "contract");
    hashes = Require.list(hashes, "hashes", MOST);
    Require.that(!hashes.isEmpty(), "hashes", "must not be empty");
    Require.that(
        hashes.stream().allMatch(hash -> HASH.matcher(hash).matches()),
        "hashes",
        "must be 0x and 64 lower-case hexadecimal digits");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<ProviderTold> decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      return CanonicalJson.read(body, FeedTranscript.class).read(this);
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("not a transcript: " + e.getMessage());
    }
  }
}
