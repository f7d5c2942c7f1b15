package dev.assay.tokenomics.chain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.finding.Reason;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private static final Pattern QUANTITY = Pattern.compile("0x(0|[1-9a-f][0-9a-f]{0,14})");
  private static final Pattern WORD = Pattern.compile("0x[0-9a-fA-F]{64}");
  private static final BigInteger MOST_DECIMALS = BigInteger.valueOf(255);
  private static final long LATEST_TIME = 253_402_300_799L; // 9999-12-31

  @Override
  public List<Call> opening() {
    return List.of(
        call(CHAIN, "eth_chainId", ""),
        call(FINALIZED, "eth_getBlockByNumber", "\"finalized\",false"),
        call(LATEST, "eth_getBlockByNumber", "\"latest\",false"));
  }

  @Override
  public long newest(ChainSupply question, Exchanges exchanges) throws UnusableAnswer {
    BigInteger served = chainNumber(result(exchanges.step(CHAIN)));
    if (!served.toString().equals(question.reference())) {
      throw new UnusableAnswer(
          Reason.SOURCE_ERROR, "serves chain eip155:" + served + ", not " + question.chain());
    }
    Transcript.Exchange latest = exchanges.find(LATEST);
    return quantity(block(latest == null ? exchanges.step(FINALIZED) : latest), "number");
  }

  @Override
  public List<Call> at(ChainSupply question, long height) {
    String block = "\"0x" + Long.toHexString(height) + "\"";
    return List.of(
        call(BLOCK, "eth_getBlockByNumber", block + ",false"),
        call(SUPPLY, "eth_call", getter(question, TOTAL_SUPPLY) + "," + block),
        call(DECIMALS, "eth_call", getter(question, DECIMALS_GETTER) + "," + block));
  }

  @Override
  public ChainState read(ChainSupply question, Exchanges exchanges) throws UnusableAnswer {
    newest(question, exchanges);
    JsonNode block = block(exchanges.step(BLOCK));
    BigInteger supply = word(result(exchanges.step(SUPPLY)), "totalSupply");
    BigInteger decimals = word(result(exchanges.step(DECIMALS)), "decimals");
    if (decimals.compareTo(MOST_DECIMALS) > 0) {
      throw UnusableAnswer.shape("gave decimals that don't fit in a uint8");
    }
    return new ChainState(
        quantity(block, "number"), hash(block), time(block), supply, decimals.intValue());
  }

  private static Call call(String step, String method, String params) {
    String form = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}";
    return new Call(step, "", Map.of(), form.formatted(method, params));
  }

  /** The question's address is hexadecimal, so it can stand in JSON as it is. */
  private static String getter(ChainSupply question, String selector) {
    return "{\"to\":\"" + question.address() + "\",\"data\":\"" + selector + "\"}";
  }

  private static JsonNode result(Transcript.Exchange exchange) throws UnusableAnswer {
    JsonNode reply = Exchanges.json(exchange);
    JsonNode error = reply.path("error");
    if (!error.isMissingNode() && !error.isNull()) {
      String said = "refused " + exchange.step() + Exchanges.message(error.path("message"));
      throw new UnusableAnswer(Reason.SOURCE_ERROR, said);
    }
    return reply.path("result");
  }

  private static JsonNode block(Transcript.Exchange exchange) throws UnusableAnswer {
    JsonNode block = result(exchange);
    if (block.isNull()) {
      throw new UnusableAnswer(Reason.SOURCE_ERROR, "does not have the block asked for");
    }
    if (!block.isObject()) {
      throw UnusableAnswer.shape("answered " + exchange.step() + " without a block");
    }
    return block;
  }

  private static BigInteger chainNumber(JsonNode result) throws UnusableAnswer {
    if (!result.isTextual() || !QUANTITY.matcher(result.asText()).matches()) {
      throw UnusableAnswer.shape("gave a chain id that is no hexadecimal quantity");
    }
    return new BigInteger(result.asText().substring(2), 16);
  }

  private static long quantity(JsonNode block, String field) throws UnusableAnswer {
    JsonNode value = block.path(field);
    if (!value.isTextual() || !QUANTITY.matcher(value.asText()).matches()) {
      throw UnusableAnswer.shape("gave a block " + field + " that is no hexadecimal quantity");
    }
    return Long.parseLong(value.asText().substring(2), 16);
  }

  private static String hash(JsonNode block) throws UnusableAnswer {
    String hash = block.path("hash").asText("");
    if (!block.path("hash").isTextual() || !WORD.matcher(hash).matches()) {
      throw UnusableAnswer.shape("gave a block hash that is not 32 bytes");
    }
    return hash.toLowerCase(Locale.ROOT);
  }

  private static Instant time(JsonNode block) throws UnusableAnswer {
    long seconds = quantity(block, "timestamp");
    if (seconds > LATEST_TIME) {
      throw UnusableAnswer.shape("gave a block timestamp beyond the year 9999");
    }
    return Instant.ofEpochSecond(seconds);
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
