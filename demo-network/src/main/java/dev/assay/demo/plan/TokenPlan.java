package dev.assay.demo.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The token as the two chain endpoints tell it, and what the network takes as payment.
 *
 * @param contract the token's address on the EVM side
 * @param decimals of the EVM side; the bank denomination {@code udemo} always has six
 * @param supply in whole tokens
 * @param secondSupply in whole tokens, as the second endpoint tells it; null tells {@code supply}
 * @param first how the first endpoint answers
 * @param second how the second endpoint answers
 * @param acceptedAssets symbols that the network says it takes
 * @param chainId the EVM side's number
 */
public record TokenPlan(
    String contract,
    int decimals,
    BigInteger supply,
    @Nullable BigInteger secondSupply,
    Answers first,
    Answers second,
    List<String> acceptedAssets,
    long chainId) {

  private static final long CHAIN_ID = 424_242;

  /** How a chain endpoint answers. */
  public enum Answers {
    @JsonProperty("json")
    JSON,
    /** Nobody listens. */
    @JsonProperty("down")
    DOWN,
    /** Every path answers 200 with an HTML page. */
    @JsonProperty("html")
    HTML
  }

  public TokenPlan {
    Demand.that(
        contract.matches("0x[0-9a-f]{40}"),
        "token.contract must be 0x and 40 lower-case hex digits, not " + contract);
    Demand.between("token.decimals", decimals, 0, 36);
    Demand.that(chainId > 0, "token.chainId must be above 0");
    Demand.that(supply.signum() >= 0, "token.supply must not be negative");
    Demand.that(
        secondSupply == null || secondSupply.signum() >= 0,
        "token.secondSupply must not be negative");
    acceptedAssets = List.copyOf(acceptedAssets);
  }

  /** 1,000,000,000 DEMO with 18 decimals, told alike by both endpoints, the only asset taken. */
  public static TokenPlan standard() {
    return new TokenPlan(
        "0xde30000000000000000000000000000000000001",
        18,
        BigInteger.valueOf(1_000_000_000),
        null,
        Answers.JSON,
        Answers.JSON,
        List.of("DEMO"),
        CHAIN_ID);
  }

  public TokenPlan withContract(String address) {
    return with("contract", address);
  }

  public TokenPlan withDecimals(int decimals) {
    return with("decimals", decimals);
  }

  public TokenPlan withSupply(BigInteger wholeTokens) {
    return with("supply", wholeTokens);
  }

  public TokenPlan withSecondSupply(BigInteger wholeTokens) {
    return with("secondSupply", wholeTokens);
  }

  public TokenPlan withFirst(Answers answers) {
    return with("first", answers);
  }

  public TokenPlan withSecond(Answers answers) {
    return with("second", answers);
  }

  public TokenPlan withAcceptedAssets(List<String> symbols) {
    return with("acceptedAssets", symbols);
  }

  public TokenPlan withChainId(long number) {
    return with("chainId", number);
  }

  private TokenPlan with(String field, Object value) {
    return PlanDocument.changed(this, field, value);
  }
}
