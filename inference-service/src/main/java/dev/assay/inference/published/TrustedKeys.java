package dev.assay.inference.published;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * The signers of traffic logs that the operator trusts.
 *
 * @param keys raw Ed25519 keys in Base64
 */
public record TrustedKeys(String schema, List<String> keys) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.trusted-signers/v1";

  public TrustedKeys {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    keys = Require.list(keys, "keys", 1000);
  }

  /** These keys. */
  public static TrustedKeys of(List<String> keys) {
    return new TrustedKeys(SCHEMA, keys);
  }
}
