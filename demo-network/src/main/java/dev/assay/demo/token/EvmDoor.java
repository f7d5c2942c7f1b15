package dev.assay.demo.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Request;
import dev.assay.demo.plan.TokenPlan;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The chain as Ethereum's JSON-RPC tells it: chain id, blocks, the token's supply and decimals, and
 * the receipts of the oracle's transactions.
 *
 * <p>The supply is the same at every block up to the head; a later block is unknown.
 */
record EvmDoor(Chain chain, TokenPlan plan, BigInteger supply, FeedReceipts receipts) {
  private static final String TOTAL_SUPPLY = "0x18160ddd";
  private static final String DECIMALS = "0x313ce567";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;

    Refused(int code, String message) {
      super(message);
      this.code = code;
    }
  }

  Answer answer(Request request) {
    JsonNode body = request.json();
    if (body.isArray()) {
      var all = NODES.arrayNode();
      body.forEach(call -> all.add(reply(call)));
      return Answer.json(all);
    }
    return Answer.json(reply(body));
  }

  private ObjectNode reply(JsonNode call) {
    ObjectNode reply = NODES.objectNode().put("jsonrpc", "2.0");
    reply.set("id", call.path("id").isMissingNode() ? NODES.nullNode() : call.path("id"));
    try {
      reply.set("result", result(call.path("method"), call.path("params")));
    } catch (Refused e) {
      reply.putObject("error").put("code", e.code).put("message", e.getMessage());
    }
    return reply;
  }

  private JsonNode result(JsonNode method, JsonNode params) throws Refused {
    if (!method.isTextual()) {
      throw new Refused(-32600, "invalid request");
    }
    return switch (method.asText()) {
      case "eth_chainId" -> quantity(plan.chainId());
      case "eth_blockNumber" -> quantity(chain.head());
      case "eth_getBlockByNumber" -> block(height(params.path(0)));
      case "eth_getTransactionReceipt" -> receipts.receipt(params.path(0).asText());
      case "eth_getTransactionByHash" -> NODES.nullNode();
      case "eth_call" -> call(params.path(0), height(params.path(1)));
      default -> throw new Refused(-32601, "the method " + method.asText() + " does not exist");
    };
  }

  /** A block's number; null where it is later than the head. */
  private @Nullable Long height(JsonNode block) throws Refused {
    String text = block.isObject() ? block.path("blockNumber").asText() : block.asText("latest");
    long height =
        switch (text) {
          case "latest", "pending" -> chain.head();
          case "finalized", "safe" -> chain.finalized();
          case "earliest" -> 0;
          default -> number(text);
        };
    return height <= chain.head() ? height : null;
  }

  private static long number(String text) throws Refused {
    if (!text.matches("0x[0-9a-f]{1,15}")) {
      throw new Refused(-32602, "invalid block number");
    }
    return Long.parseLong(text.substring(2), 16);
  }

  private JsonNode block(@Nullable Long height) {
    if (height == null) {
      return NODES.nullNode();
    }
    return NODES
        .objectNode()
        .put("number", "0x" + Long.toHexString(height))
        .put("hash", hash(height))
        .put("parentHash", height == 0 ? "0x" + "0".repeat(64) : hash(height - 1))
        .put("timestamp", "0x" + Long.toHexString(chain.time(height).getEpochSecond()))
        .set("transactions", NODES.arrayNode());
  }

  private String hash(long height) {
    return "0x" + HexFormat.of().formatHex(chain.hash(height));
  }

  private JsonNode call(JsonNode call, @Nullable Long height) throws Refused {
    if (height == null) {
      throw new Refused(-32000, "header not found");
    }
    if (!call.path("to").asText().toLowerCase(Locale.ROOT).equals(plan.contract())) {
      return NODES.textNode("0x");
    }
    String data = call.path("input").asText(call.path("data").asText());
    return switch (data.toLowerCase(Locale.ROOT)) {
      case TOTAL_SUPPLY -> word(supply.multiply(BigInteger.TEN.pow(plan.decimals())));
      case DECIMALS -> word(BigInteger.valueOf(plan.decimals()));
      default -> throw new Refused(3, "execution reverted");
    };
  }

  private static JsonNode quantity(long value) {
    return NODES.textNode("0x" + Long.toHexString(value));
  }

  private static JsonNode word(BigInteger value) {
    return NODES.textNode("0x" + "%064x".formatted(value));
  }
}
