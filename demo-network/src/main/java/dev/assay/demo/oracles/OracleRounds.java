package dev.assay.demo.oracles;

import dev.assay.demo.plan.OraclePlan;
import dev.assay.demo.plan.OraclePlan.Chained;
import dev.assay.demo.seed.Seed;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.LongStream;

/** What follows from the seed of each of the oracle's rounds, one every 30 seconds. Immutable. */
public record OracleRounds(Seed seed, OraclePlan plan) {
  /** The contract that the answers stand in. */
  public static final String CONTRACT = "0xfeed000000000000000000000000000000000001";

  static final int SECONDS = 30;
  private static final int ADDRESS_BYTES = 20;
  private static final int STRANGER = 99;

  /** The last round at this time. */
  long last(Instant now) {
    return (now.getEpochSecond() - plan.lateSeconds()) / SECONDS;
  }

  /** When a round is answered. */
  public Instant at(long round) {
    return Instant.ofEpochSecond(round * SECONDS);
  }

  /** The answer in cents, from 1200 to 1299. */
  public int cents(long round) {
    return 1200 + seed.random("oracle round " + round).nextInt(100);
  }

  /** The transaction that a round names. */
  public String transaction(long round) {
    return hex(seed.bytes("oracle transaction " + round));
  }

  /** The round of a transaction, among those that are served at this time. */
  public Optional<Long> roundOf(String transaction, Instant now) {
    long last = last(now);
    return LongStream.rangeClosed(last - plan.rounds(), last)
        .filter(round -> transaction(round).equals(transaction))
        .boxed()
        .findFirst();
  }

  /** The account that sends the answers to the chain. */
  public String sender() {
    return account(plan.chained() == Chained.STRANGER ? STRANGER : 0);
  }

  /** The account of a registered signer. */
  String account(int signer) {
    return hex(Arrays.copyOf(seed.bytes("oracle account " + signer), ADDRESS_BYTES));
  }

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
