package dev.assay.tokenomics.chain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.chain.ChainCall;
import dev.assay.verification.chain.ChainExchange;
import dev.assay.verification.chain.ChainExchanges;
import dev.assay.verification.chain.EvmRpc;
import dev.assay.verification.chain.UnusableAnswer;
import dev.assay.verification.finding.Reason;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Ethereum's JSON-RPC: the chain's number, a final block, and the ERC-20 getters at that block
 * (execution-apis; ERC-20 totalSupply 0x18160ddd and decimals 0x313ce567). Quantities and 32-byte
 * words are read in their documented form only.
 */
record EvmDialect() implements ChainDialect {
  private static final String FINALIZED = "finalized";
  private static final String LATEST = "latest";
  private static final String TOTAL_SUPPLY = "0x18160ddd";
  private static final String DECIMALS_GETTER = "0x313ce567";

  private static final Pattern WORD = Pattern.compile("0x[0-9a-fA-F]{64}");
  private static final BigInteger MOST_DECIMALS = BigInteger.valueOf(255);

  @Override
  public List<ChainCall> opening() {
    return List.of(
        EvmRpc.call(CHAIN, "eth_chainId", ""),
        EvmRpc.call(FINALIZED, "eth_getBlockByNumber", "\"finalized\",false"),
        EvmRpc.call(LATEST, "eth_getBlockByNumber", "\"latest\",false"));
  }

  @Override
  public long newest(ChainSupply question, ChainExchanges exchanges) throws UnusableAnswer {
    EvmRpc.demandChain(exchanges.step(CHAIN), question.chain());
    ChainExchange latest = exchanges.find(LATEST);
    return EvmRpc.quantity(
        EvmRpc.block(latest == null ? exchanges.step(FINALIZED) : latest), "number");
  }

  @Override
  public List<ChainCall> at(ChainSupply question, long height) {
    String block = "\"0x" + Long.toHexString(height) + "\"";
    return List.of(
        EvmRpc.call(BLOCK, "eth_getBlockByNumber", block + ",false"),
        EvmRpc.call(SUPPLY, "eth_call", getter(question, TOTAL_SUPPLY) + "," + block),
        EvmRpc.call(DECIMALS, "eth_call", getter(question, DECIMALS_GETTER) + "," + block));
  }

  @Override
  public ChainState read(ChainSupply question, ChainExchanges exchanges) throws UnusableAnswer {
    newest(question, exchanges);
    JsonNode block = EvmRpc.block(exchanges.step(BLOCK));
    BigInteger supply = word(EvmRpc.result(exchanges.step(SUPPLY)), "totalSupply");
    BigInteger decimals = word(EvmRpc.result(exchanges.step(DECIMALS)), "decimals");
    if (decimals.compareTo(MOST_DECIMALS) > 0) {
      throw UnusableAnswer.shape("gave decimals that don't fit in a uint8");
    }
    return new ChainState(
        EvmRpc.quantity(block, "number"),
        EvmRpc.word(block, "hash"),
        EvmRpc.time(block),
        supply,
        decimals.intValue());
  }

  /** The question's address is hexadecimal, so it can stand in JSON as it is. */
  private static String getter(ChainSupply question, String selector) {
    return "{\"to\":\"" + question.address() + "\",\"data\":\"" + selector + "\"}";
  }

  private static BigInteger word(JsonNode result, String getter) throws UnusableAnswer {
    String text = result.asText("");
    if (result.isTextual() && text.equals("0x")) {
      throw new UnusableAnswer(
          Reason.NOT_RECOGNISED, "knows no contract with " + getter + "() at this address");
    }
    if (!result.isTextual() || !WORD.matcher(text).matches()) {
      throw UnusableAnswer.shape("answered " + getter + "() with something else than 32 bytes");
    }
    return new BigInteger(text.substring(2), 16);
  }
}
