package dev.assay.tokenomics.testing;

import dev.assay.tokenomics.testing.ChainProvider.Asked;
import dev.assay.tokenomics.testing.ChainProvider.Reply;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** Scripts of chain providers that answer in the documented shapes; made up. */
public final class Scripts {
  private static final String BLOCKS = "/cosmos/base/tendermint/v1beta1/blocks/";

  /** Of every block, so that all providers tell the same. */
  private static final long BLOCK_TIME = Instant.now().minusSeconds(60).getEpochSecond();

  private Scripts() {}

  /** An EVM provider of chain 424242 whose newest final block is this one. */
  public static Function<Asked, Reply> evm(long finalized, BigInteger supply) {
    return asked ->
        switch (asked.what()) {
          case "eth_chainId" -> result("\"0x67932\"");
          case "eth_getBlockByNumber" -> block(asked.params().path(0).asText(), finalized);
          case "eth_call" ->
              asked.params().path(0).path("data").asText().equals("0x18160ddd")
                  ? word(supply)
                  : word(BigInteger.valueOf(18));
          default -> error(-32601, "unknown method");
        };
  }

  /** A Cosmos provider of akashnet-2 whose newest block is this one. */
  public static Function<Asked, Reply> cosmos(long newest, BigInteger supply) {
    return asked -> {
      if (asked.what().startsWith(BLOCKS)) {
        String name = asked.what().substring(BLOCKS.length());
        long height = name.equals("latest") ? newest : Long.parseLong(name);
        return height > newest ? refusal() : cosmosBlock(height);
      }
      if (asked.what().equals("/cosmos/bank/v1beta1/supply/by_denom?denom=uakt")) {
        String body = "{\"amount\":{\"denom\":\"uakt\",\"amount\":\"" + supply + "\"}}";
        return new Reply(200, body, Map.of("Grpc-Metadata-X-Cosmos-Block-Height", asked.height()));
      }
      return refusal();
    };
  }

  /** That script, but for one method or path. */
  public static Function<Asked, Reply> but(
      Function<Asked, Reply> script, String what, Reply reply) {
    return asked -> asked.what().startsWith(what) ? reply : script.apply(asked);
  }

  public static Reply result(String json) {
    return Reply.of("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + json + "}");
  }

  public static Reply error(int code, String message) {
    return Reply.of(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":"
            + code
            + ",\"message\":\""
            + message
            + "\"}}");
  }

  private static Reply block(String name, long finalized) {
    long height = name.startsWith("0x") ? Long.parseLong(name.substring(2), 16) : finalized;
    return height > finalized + 64
        ? result("null")
        : result(
            "{\"number\":\"0x%x\",\"hash\":\"0x%064x\",\"timestamp\":\"0x%x\"}"
                .formatted(height, height + 7, BLOCK_TIME));
  }

  private static Reply word(BigInteger value) {
    return result("\"0x%064x\"".formatted(value));
  }

  private static Reply cosmosBlock(long height) {
    String hash = "%043d=".formatted(height);
    return Reply.of(
        """
        {"block_id":{"hash":"%s"},"block":{"header":{"chain_id":"akashnet-2","height":"%d",\
        "time":"2026-11-21T05:59:58.5Z"}}}"""
            .formatted(hash, height));
  }

  private static Reply refusal() {
    return new Reply(400, "{\"code\":3,\"message\":\"no such height\",\"details\":[]}", Map.of());
  }
}
