package dev.assay.tokenomics.claims;

import dev.assay.verification.document.Require;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a token lives: a chain, and the contract's address or the denomination there.
 *
 * @param id CAIP-2, such as {@code eip155:1} or {@code cosmos:akashnet-2}
 * @param address of the token's contract, on an eip155 chain 20 bytes in hexadecimal; null where a
 *     denomination is given
 * @param denom of the bank module's base unit, such as {@code uakt}; null where an address is given
 */
public record TokenChain(String id, @Nullable String address, @Nullable String denom) {
  private static final Pattern CAIP_2 = Pattern.compile("[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}");
  private static final Pattern EVM_CHAIN = Pattern.compile("eip155:[1-9][0-9]{0,17}");
  private static final Pattern EVM_ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
  private static final Pattern DENOM = Pattern.compile("[a-zA-Z][a-zA-Z0-9/:._-]{2,127}");

  public TokenChain {
    Require.text(id, "id", 41);
    Require.that(CAIP_2.matcher(id).matches(), "id", "must be a CAIP-2 chain id, such as eip155:1");
    Require.that(
        (address == null) != (denom == null), "chain", "must name either 'address' or 'denom'");
    if (id.startsWith("eip155:")) {
      Require.that(EVM_CHAIN.matcher(id).matches(), "id", "must name the chain by its number");
      Require.that(
          address != null && EVM_ADDRESS.matcher(address).matches(),
          "address",
          "must be 0x and 40 hexadecimal digits");
    } else if (id.startsWith("cosmos:")) {
      Require.that(denom != null, "denom", "must name the base unit, such as uakt");
    }
    Require.that(
        denom == null || DENOM.matcher(denom).matches(), "denom", "must be a denomination");
    Require.that(
        address == null || (!address.isBlank() && address.length() <= 128),
        "address",
        "must have 1 to 128 characters");
  }
}
