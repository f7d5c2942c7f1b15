package dev.assay.demo.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.oracles.OracleRounds;
import dev.assay.demo.plan.OraclePlan.Chained;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The receipts of the oracle's transactions as one endpoint tells them. Immutable.
 *
 * @param second whether this is the second endpoint
 */
record FeedReceipts(Chain chain, OracleRounds rounds, boolean second) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ANSWER_UPDATED =
      "0x0559884fd3a460db3073b7fc896cc77986f16e378210ded43186175bf646fc5f";

  /** The receipt; null where this endpoint has none. */
  JsonNode receipt(String hash) {
    boolean known =
        switch (rounds.plan().chained()) {
          case UNLINKED, MISSING -> false;
          case DISPUTED -> !second;
          default -> true;
        };
    return rounds
        .roundOf(hash.toLowerCase(Locale.ROOT), chain.clock().instant())
        .filter(round -> known && chain.heightAt(rounds.at(round)) <= chain.head())
        .<JsonNode>map(this::receipt)
        .orElse(NODES.nullNode());
  }

  private ObjectNode receipt(long round) {
    long height = chain.heightAt(rounds.at(round));
    boolean reverted = rounds.plan().chained() == Chained.REVERTED;
    ObjectNode receipt =
        NODES
            .objectNode()
            .put("transactionHash", rounds.transaction(round))
            .put("blockNumber", "0x" + Long.toHexString(height))
            .put("blockHash", "0x" + HexFormat.of().formatHex(chain.hash(height)))
            .put("from", rounds.sender())
            .put("to", OracleRounds.CONTRACT)
            .put("status", reverted ? "0x0" : "0x1");
    var logs = receipt.putArray("logs");
    if (!reverted) {
      logs.add(update(round));
    }
    return receipt;
  }

  private ObjectNode update(long round) {
    int more = rounds.plan().chained() == Chained.OTHER_VALUE ? 100 : 0;
    ObjectNode log = NODES.objectNode().put("address", OracleRounds.CONTRACT);
    log.putArray("topics")
        .add(ANSWER_UPDATED)
        .add(word(rounds.cents(round) + more))
        .add(word(round));
    return log.put("data", word(rounds.at(round).getEpochSecond()));
  }

  private static String word(long value) {
    return "0x%064x".formatted(value);
  }
}
