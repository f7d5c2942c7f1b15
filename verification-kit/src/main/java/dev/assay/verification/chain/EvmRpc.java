package dev.assay.verification.chain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.finding.Reason;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Ethereum's JSON-RPC (execution-apis): calls, and the values in their results, which are read in
 * their documented form only. Pure.
 */
public final class EvmRpc {
  private static final Pattern QUANTITY = Pattern.compile("0x(0|[1-9a-f][0-9a-f]{0,14})");
  private static final Pattern WORD = Pattern.compile("0x[0-9a-fA-F]{64}");
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
  private static final long LATEST_TIME = 253_402_300_799L; // 9999-12-31

  private EvmRpc() {}

  /** A call; its parameters are JSON, separated by commas. */
  public static ChainCall call(String step, String method, String params) {
    String form = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}";
    return new ChainCall(step, "", Map.of(), form.formatted(method, params));
  }

  /** The result that an exchange brought; null is a null node. */
  public static JsonNode result(ChainExchange exchange) throws UnusableAnswer {
    JsonNode reply = ChainExchanges.json(exchange);
    JsonNode error = reply.path("error");
    if (!error.isMissingNode() && !error.isNull()) {
      String said = "refused " + exchange.step() + ChainExchanges.message(error.path("message"));
      throw new UnusableAnswer(Reason.SOURCE_ERROR, said);
    }
    return reply.path("result");
  }

  /** Demands that the answer to eth_chainId is this chain, by its CAIP-2 id. */
  public static void demandChain(ChainExchange exchange, String chain) throws UnusableAnswer {
    JsonNode result = result(exchange);
    if (!result.isTextual() || !QUANTITY.matcher(result.asText()).matches()) {
      throw UnusableAnswer.shape("gave a chain id that is no hexadecimal quantity");
    }
    String served = "eip155:" + new BigInteger(result.asText().substring(2), 16);
    if (!served.equals(chain)) {
      throw new UnusableAnswer(Reason.SOURCE_ERROR, "serves chain " + served + ", not " + chain);
    }
  }

  /** The block that an exchange brought. */
  public static JsonNode block(ChainExchange exchange) throws UnusableAnswer {
    JsonNode block = result(exchange);
    if (block.isNull()) {
      throw new UnusableAnswer(Reason.SOURCE_ERROR, "does not have the block asked for");
    }
    if (!block.isObject()) {
      throw UnusableAnswer.shape("answered " + exchange.step() + " without a block");
    }
    return block;
  }

  /** A field of a block, receipt or log that is a quantity. */
  public static long quantity(JsonNode object, String field) throws UnusableAnswer {
    String text = matched(object.path(field), field, QUANTITY, "hexadecimal quantity");
    return Long.parseLong(text.substring(2), 16);
  }

  /** A field that is 32 bytes, in lower case. */
  public static String word(JsonNode object, String field) throws UnusableAnswer {
    return matched(object.path(field), field, WORD, "word of 32 bytes");
  }

  /** A value that is 32 bytes, in lower case. */
  public static String word(JsonNode value) throws UnusableAnswer {
    return matched(value, "value", WORD, "word of 32 bytes");
  }

  /** A field that is an account or contract, in lower case. */
  public static String address(JsonNode object, String field) throws UnusableAnswer {
    return matched(object.path(field), field, ADDRESS, "address of 20 bytes");
  }

  /** When a block was made. */
  public static Instant time(JsonNode block) throws UnusableAnswer {
    long seconds = quantity(block, "timestamp");
    if (seconds > LATEST_TIME) {
      throw UnusableAnswer.shape("gave a block timestamp beyond the year 9999");
    }
    return Instant.ofEpochSecond(seconds);
  }

  private static String matched(JsonNode value, String field, Pattern form, String what)
      throws UnusableAnswer {
    if (!value.isTextual() || !form.matcher(value.asText()).matches()) {
      throw UnusableAnswer.shape("gave a " + field + " that is no " + what);
    }
    return value.asText().toLowerCase(Locale.ROOT);
  }
}
