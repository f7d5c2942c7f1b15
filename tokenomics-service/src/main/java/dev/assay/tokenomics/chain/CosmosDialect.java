package dev.assay.tokenomics.chain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.chain.ChainCall;
import dev.assay.verification.chain.ChainExchange;
import dev.assay.verification.chain.ChainExchanges;
import dev.assay.verification.chain.UnusableAnswer;
import dev.assay.verification.finding.Reason;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The REST gateway of the Cosmos SDK: a block by its height, and the bank module's supply of one
 * denomination at that height (cosmos.base.tendermint.v1beta1, cosmos.bank.v1beta1). Heights and
 * amounts are strings of digits there; anything else is refused.
 */
record CosmosDialect() implements ChainDialect {
  /** The answer's header that names the height at which it holds. */
  static final String HEIGHT_ANSWERED = "grpc-metadata-x-cosmos-block-height";

  private static final String HEIGHT_ASKED = "x-cosmos-block-height";
  private static final String LATEST = "latest";
  private static final String BLOCKS = "/cosmos/base/tendermint/v1beta1/blocks/";
  private static final String SUPPLY_OF = "/cosmos/bank/v1beta1/supply/by_denom?denom=";

  private static final Pattern HEIGHT = Pattern.compile("[1-9][0-9]{0,14}");
  private static final Pattern AMOUNT = Pattern.compile("0|[1-9][0-9]{0,77}");
  private static final Pattern HASH = Pattern.compile("[A-Za-z0-9+/]{43}=");
  private static final int AMOUNT_BITS = 256;

  @Override
  public List<ChainCall> opening() {
    return List.of(new ChainCall(LATEST, BLOCKS + LATEST, Map.of(), null));
  }

  @Override
  public long newest(ChainSupply question, ChainExchanges exchanges) throws UnusableAnswer {
    return height(header(question, exchanges.json(LATEST)));
  }

  @Override
  public List<ChainCall> at(ChainSupply question, long height) {
    String denom = URLEncoder.encode(String.valueOf(question.denom()), StandardCharsets.UTF_8);
    return List.of(
        new ChainCall(BLOCK, BLOCKS + height, Map.of(), null),
        new ChainCall(
            SUPPLY, SUPPLY_OF + denom, Map.of(HEIGHT_ASKED, Long.toString(height)), null));
  }

  @Override
  public ChainState read(ChainSupply question, ChainExchanges exchanges) throws UnusableAnswer {
    newest(question, exchanges);
    JsonNode answer = exchanges.json(BLOCK);
    JsonNode header = header(question, answer);
    long height = height(header);
    requireHeight(exchanges.step(SUPPLY), height);
    BigInteger supply = amount(question, exchanges.json(SUPPLY));
    return new ChainState(height, hash(answer), time(header), supply, null);
  }

  private static JsonNode header(ChainSupply question, JsonNode answer) throws UnusableAnswer {
    JsonNode header = answer.path("block").path("header");
    if (!header.isObject() || !header.path("chain_id").isTextual()) {
      throw UnusableAnswer.shape("answered without a block header");
    }
    String served = header.path("chain_id").asText();
    if (!served.equals(question.reference())) {
      throw new UnusableAnswer(
          Reason.SOURCE_ERROR,
          "serves another chain than "
              + question.chain()
              + ChainExchanges.message(header.path("chain_id")));
    }
    return header;
  }

  private static long height(JsonNode header) throws UnusableAnswer {
    JsonNode height = header.path("height");
    if (!height.isTextual() || !HEIGHT.matcher(height.asText()).matches()) {
      throw UnusableAnswer.shape("gave a block height that is no string of digits");
    }
    return Long.parseLong(height.asText());
  }

  private static String hash(JsonNode answer) throws UnusableAnswer {
    JsonNode hash = answer.path("block_id").path("hash");
    if (!hash.isTextual() || !HASH.matcher(hash.asText()).matches()) {
      throw UnusableAnswer.shape("gave a block hash that is not 32 bytes in Base64");
    }
    return hash.asText();
  }

  private static Instant time(JsonNode header) throws UnusableAnswer {
    try {
      Instant time = Instant.parse(header.path("time").asText(""));
      if (time.atOffset(ZoneOffset.UTC).getYear() <= 9999) {
        return time;
      }
    } catch (DateTimeParseException e) {
      // falls through to the same refusal
    }
    throw UnusableAnswer.shape("gave a block time that is no RFC 3339 time");
  }

  private static void requireHeight(ChainExchange exchange, long height) throws UnusableAnswer {
    String answered = exchange.headers().get(HEIGHT_ANSWERED);
    if (answered != null && !answered.equals(Long.toString(height))) {
      String at = HEIGHT.matcher(answered).matches() ? answered : "another height";
      throw new UnusableAnswer(
          Reason.SOURCE_ERROR, "told the supply at " + at + ", asked for was " + height);
    }
  }

  private static BigInteger amount(ChainSupply question, JsonNode answer) throws UnusableAnswer {
    JsonNode coin = answer.path("amount");
    JsonNode amount = coin.path("amount");
    if (!coin.path("denom").asText("").equals(question.denom())) {
      throw UnusableAnswer.shape("told the supply of another denomination than asked for");
    }
    if (!amount.isTextual() || !AMOUNT.matcher(amount.asText()).matches()) {
      throw UnusableAnswer.shape("gave a supply that is no string of digits");
    }
    BigInteger supply = new BigInteger(amount.asText());
    if (supply.bitLength() > AMOUNT_BITS) {
      throw UnusableAnswer.shape("gave a supply beyond 256 bits");
    }
    return supply;
  }
}
