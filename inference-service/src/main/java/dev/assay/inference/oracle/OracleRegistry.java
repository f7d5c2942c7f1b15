package dev.assay.inference.oracle;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may sign for an oracle, as the document {@code assay.oracle-registry/v1}. Immutable. */
public record OracleRegistry(String schema, List<Signer> signers) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.oracle-registry/v1";

  /** The largest document that is read. */
  public static final long LARGEST = 2L << 20;

  private static final int MOST = 10_000;

  /**
   * A registered key.
   *
   * @param key the raw Ed25519 public key, 32 bytes in Base64
   * @param since from when on its signatures, and its account's transactions, count
   * @param account from which its answers are sent to the chain, in lower case; null when it names
   *     none
   */
  public record Signer(String key, Instant since, @Nullable String account) {
    private static final Pattern ACCOUNT = Pattern.compile("0x[0-9a-f]{40}");

    public Signer {
      Require.text(key, "key", 44);
      Require.present(since, "since");
      Require.that(
          account == null || ACCOUNT.matcher(account).matches(),
          "account",
          "must be 0x and 40 lower-case hexadecimal digits");
    }
  }

  public OracleRegistry {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    signers = Require.list(signers, "signers", MOST);
  }

  static OracleRegistry read(byte[] json) throws InvalidDocument {
    return CanonicalJson.read(json, OracleRegistry.class);
  }

  /** From when on each key counts; of a key that stands twice the earlier time. */
  Map<String, Instant> since() {
    return earliest(Signer::key);
  }

  /** From when on each account counts. */
  Map<String, Instant> accounts() {
    return earliest(Signer::account);
  }

  private Map<String, Instant> earliest(Function<Signer, @Nullable String> name) {
    Map<String, Instant> since = new HashMap<>();
    for (Signer signer : signers) {
      String named = name.apply(signer);
      if (named != null) {
        since.merge(named, signer.since(), (one, two) -> one.isBefore(two) ? one : two);
      }
    }
    return since;
  }
}
