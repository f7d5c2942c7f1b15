package dev.assay.demo.oracles;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Door;
import dev.assay.demo.http.Site;
import dev.assay.demo.plan.OraclePlan;
import dev.assay.demo.plan.OraclePlan.Chained;
import dev.assay.demo.seed.Seed;
import dev.assay.demo.seed.SigningKey;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Serves the last rounds, one every 30 seconds of the clock, each signed by three keys. A round's
 * answer follows from the seed. Thread-safe.
 */
public final class Oracle {
  private static final int REGISTERED = 5;
  private static final int QUORUM = 3;
  private static final String REQUEST = "demo DEMO/USD";

  /** The wire shape of the answers. */
  record Answers(String schema, List<Round> answers) {}

  /** The wire shape of an answer. */
  record Round(
      long round,
      String at,
      String request,
      String answer,
      String value,
      List<Signed> signatures,
      @JsonInclude(Include.NON_NULL) @Nullable Transaction transaction) {}

  /** The wire shape of a transaction's place. */
  record Transaction(String chain, long block, String hash) {}

  /** The wire shape of a signature. */
  record Signed(String key, String signature) {}

  /** The wire shape of the registry. */
  record Registry(String schema, List<Signer> signers) {}

  /** The wire shape of a signer. */
  record Signer(String key, String since, String account) {}

  private final Seed seed;
  private final OraclePlan plan;
  private final InstantSource clock;
  private final OracleRounds rounds;
  private final long chainId;

  /** An oracle whose answers stand on the chain of this number, where its plan says so. */
  public Oracle(Seed seed, OraclePlan plan, InstantSource clock, long chainId) {
    this.seed = seed;
    this.plan = plan;
    this.clock = clock;
    this.rounds = new OracleRounds(seed, plan);
    this.chainId = chainId;
  }

  /** Serves the answers and the registry. */
  public void openOn(Site site) {
    var registry = Answer.json(registry());
    site.serve("GET", "/oracle/answers.json", Door.answering(request -> Answer.json(answers())));
    site.serve("GET", "/oracle/registry.json", Door.answering(request -> registry));
  }

  private Registry registry() {
    return new Registry(
        "assay.oracle-registry/v1",
        IntStream.range(0, REGISTERED)
            .mapToObj(
                number ->
                    new Signer(
                        key(number).publicKey(), "2025-01-01T00:00:00Z", rounds.account(number)))
            .toList());
  }

  private Answers answers() {
    long last = rounds.last(clock.instant());
    return new Answers(
        "assay.oracle-answers/v1",
        LongStream.rangeClosed(last - plan.rounds() + 1, last)
            .mapToObj(round -> round(round, plan.replayed() && round == last ? round - 1 : round))
            .toList());
  }

  /** A round with the answer and time of one, which is itself where nothing is replayed. */
  private Round round(long number, long content) {
    String at = rounds.at(content).toString();
    String answer = BigDecimal.valueOf(rounds.cents(content), 2).toPlainString();
    String value = answer + "5";
    String text =
        String.join(
            "\n", "assay oracle answer v1", Long.toString(number), at, REQUEST, answer, value);
    return new Round(number, at, REQUEST, answer, value, signatures(text), transaction(content));
  }

  /** The demo's chain numbers its blocks otherwise; nobody looks this number up. */
  private @Nullable Transaction transaction(long round) {
    return plan.chained() == Chained.UNLINKED
        ? null
        : new Transaction("eip155:" + chainId, round, rounds.transaction(round));
  }

  private List<Signed> signatures(String text) {
    int signers = QUORUM + (plan.extraSigner() ? 1 : 0);
    return IntStream.range(0, signers)
        .mapToObj(number -> isStranger(number) ? key(REGISTERED + number) : key(number))
        .map(key -> new Signed(key.publicKey(), key.sign(text)))
        .toList();
  }

  private boolean isStranger(int number) {
    return number == QUORUM || (plan.unregistered() && number == QUORUM - 1);
  }

  private SigningKey key(int number) {
    return SigningKey.of(seed, "oracle key " + number);
  }
}
