package dev.assay.inference.chain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.inference.chain.TransactionTold.FeedUpdate;
import dev.assay.inference.chain.TransactionTold.Mined;
import dev.assay.verification.chain.ChainCall;
import dev.assay.verification.chain.ChainExchange;
import dev.assay.verification.chain.ChainExchanges;
import dev.assay.verification.chain.EvmRpc;
import dev.assay.verification.chain.UnusableAnswer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The calls that look transactions up, and what is read in their answers: the chain's number, its
 * newest final block, and of each transaction the receipt (eth_getTransactionReceipt of
 * execution-apis) with the events {@code AnswerUpdated(int256 indexed current, uint256 indexed
 * roundId, uint256 updatedAt)} of Chainlink's AggregatorInterface. Where there is no receipt,
 * eth_getTransactionByHash is asked and kept for the reader: what waits in a pool stands on no
 * chain. Pure.
 */
final class FeedCalls {
  private static final String CHAIN = "chain";
  private static final String FINAL = "final block";

  /** Keccak-256 of the event's signature. */
  private static final String ANSWER_UPDATED =
      "0x0559884fd3a460db3073b7fc896cc77986f16e378210ded43186175bf646fc5f";

  private static final int MOST_LOGS = 10_000;
  private static final int MOST_UPDATES = 100;

  private FeedCalls() {}

  /** What a provider is asked first. */
  static List<ChainCall> opening() {
    return List.of(
        EvmRpc.call(CHAIN, "eth_chainId", ""),
        EvmRpc.call(FINAL, "eth_getBlockByNumber", "\"finalized\",false"));
  }

  /** The call for a transaction's receipt; a question's hashes can stand in JSON as they are. */
  static ChainCall receipt(String hash) {
    return EvmRpc.call("receipt of " + hash, "eth_getTransactionReceipt", "\"" + hash + "\"");
  }

  /** The call for a transaction of which there is no receipt. */
  static ChainCall transaction(String hash) {
    return EvmRpc.call("transaction " + hash, "eth_getTransactionByHash", "\"" + hash + "\"");
  }

  /** Whether an exchange says that there is no receipt. */
  static boolean isNone(ChainExchange exchange) {
    try {
      return EvmRpc.result(exchange).isNull();
    } catch (UnusableAnswer e) {
      return false; // reading the transcript says so again
    }
  }

  /** What a provider says. */
  static ProviderTold read(String provider, FeedTransactions question, ChainExchanges exchanges)
      throws UnusableAnswer {
    EvmRpc.demandChain(exchanges.step(CHAIN), question.contract().chain());
    JsonNode last = EvmRpc.block(exchanges.step(FINAL));
    List<TransactionTold> transactions = new ArrayList<>();
    for (String hash : question.hashes()) {
      JsonNode receipt = EvmRpc.result(exchanges.step(receipt(hash).step()));
      transactions.add(
          new TransactionTold(
              hash, receipt.isNull() ? null : mined(receipt, hash, question.contract().address())));
    }
    return new ProviderTold(
        provider, EvmRpc.quantity(last, "number"), EvmRpc.time(last), transactions, null, null);
  }

  private static Mined mined(JsonNode receipt, String hash, String contract) throws UnusableAnswer {
    if (!EvmRpc.word(receipt, "transactionHash").equals(hash)) {
      throw UnusableAnswer.shape("gave the receipt of another transaction than asked for");
    }
    return new Mined(
        EvmRpc.quantity(receipt, "blockNumber"),
        EvmRpc.quantity(receipt, "status") == 1,
        EvmRpc.address(receipt, "from"),
        updates(receipt.path("logs"), contract));
  }

  private static List<FeedUpdate> updates(JsonNode logs, String contract) throws UnusableAnswer {
    if (!logs.isArray() || logs.size() > MOST_LOGS) {
      throw UnusableAnswer.shape("gave a receipt without a list of logs that can be read");
    }
    List<FeedUpdate> updates = new ArrayList<>();
    for (JsonNode log : logs) {
      JsonNode topics = log.path("topics");
      boolean ours = EvmRpc.address(log, "address").equals(contract);
      if (ours && topics.size() == 3 && word(topics, 0).equals(ANSWER_UPDATED)) {
        updates.add(update(topics));
      }
    }
    if (updates.size() > MOST_UPDATES) {
      throw UnusableAnswer.shape("gave more updates in one transaction than are read");
    }
    return updates;
  }

  /** The answer is an int256 in two's complement, the round a uint256. */
  private static FeedUpdate update(JsonNode topics) throws UnusableAnswer {
    BigInteger answer = new BigInteger(HexFormat.of().parseHex(word(topics, 1).substring(2)));
    return new FeedUpdate(new BigInteger(word(topics, 2).substring(2), 16), answer);
  }

  private static String word(JsonNode topics, int position) throws UnusableAnswer {
    return EvmRpc.word(topics.path(position));
  }
}
