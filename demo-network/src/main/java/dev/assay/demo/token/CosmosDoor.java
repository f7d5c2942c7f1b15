package dev.assay.demo.token;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Door;
import dev.assay.demo.http.Request;
import dev.assay.demo.http.Site;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;

/**
 * The chain as the Cosmos SDK's gRPC gateway tells it: blocks, and the supply of {@code udemo}.
 *
 * <p>The supply is the same at every height up to the head; a later height is refused.
 */
record CosmosDoor(Chain chain, BigInteger supply) {
  private static final String BLOCKS = "/cosmos/base/tendermint/v1beta1/blocks/";
  private static final String SUPPLY = "/cosmos/bank/v1beta1/supply/by_denom";
  private static final BigInteger MICRO = BigInteger.TEN.pow(6);
  private static final String HEIGHT_ASKED = "x-cosmos-block-height";
  private static final String HEIGHT_ANSWERED = "Grpc-Metadata-X-Cosmos-Block-Height";

  void openOn(Site site) {
    site.serve("GET", BLOCKS + "*", Door.answering(this::block));
    site.serve("GET", SUPPLY, Door.answering(this::supply));
  }

  private Answer block(Request request) {
    String asked = request.path().substring(BLOCKS.length());
    long height = asked.equals("latest") ? chain.head() : height(asked);
    if (height < 0 || height > chain.head()) {
      return refusal("requested block height is not available");
    }
    var nodes = JsonNodeFactory.instance;
    var answer = nodes.objectNode();
    answer
        .putObject("block_id")
        .put("hash", Base64.getEncoder().encodeToString(chain.hash(height)));
    answer
        .putObject("block")
        .putObject("header")
        .put("chain_id", "demo-1")
        .put("height", Long.toString(height))
        .put("time", chain.time(height).toString());
    return Answer.json(answer);
  }

  private Answer supply(Request request) {
    long height = request.header(HEIGHT_ASKED).map(CosmosDoor::height).orElse(chain.head());
    if (height < 0 || height > chain.head()) {
      return refusal("requested height is not available");
    }
    String denom = request.query("denom").orElse("");
    var amount = denom.equals("udemo") ? supply.multiply(MICRO) : BigInteger.ZERO;
    var coin = Map.of("denom", denom, "amount", amount.toString());
    return Answer.json(Map.of("amount", coin)).withHeader(HEIGHT_ANSWERED, Long.toString(height));
  }

  private static long height(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }

  private static Answer refusal(String message) {
    return Answer.json(400, Map.of("code", 3, "message", message, "details", new Object[0]));
  }
}
