package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import java.util.regex.Pattern;

/**
 * The contract in which an oracle's answers stand, as events {@code AnswerUpdated(int256 indexed
 * current, uint256 indexed roundId, uint256 updatedAt)} with the answers' round numbers.
 *
 * @param chain CAIP-2 id of an EVM chain, such as {@code eip155:1}
 * @param address of the contract, lower case
 * @param decimals of its answers, 0 to 36
 */
public record OracleContract(String chain, String address, int decimals) {
  private static final Pattern CHAIN = Pattern.compile("eip155:[1-9][0-9]{0,14}");
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");
  private static final int MOST_DECIMALS = 36;

  public OracleContract {
    Require.present(chain, "chain");
    Require.that(CHAIN.matcher(chain).matches(), "chain", "must be like \"eip155:1\"");
    Require.present(address, "address");
    Require.that(
        ADDRESS.matcher(address).matches(),
        "address",
        "must be 0x and 40 lower-case hexadecimal digits");
    Require.that(
        decimals >= 0 && decimals <= MOST_DECIMALS, "decimals", "must lie between 0 and 36");
  }
}
