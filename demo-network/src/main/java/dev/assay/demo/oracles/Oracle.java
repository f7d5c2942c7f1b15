package dev.assay.demo.oracles;

import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Door;
import dev.assay.demo.http.Site;
import dev.assay.demo.plan.OraclePlan;
import dev.assay.demo.seed.Seed;
import dev.assay.demo.seed.SigningKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Serves the last twenty rounds, one every 30 seconds of the clock, each signed by three keys. A
 * round's answer follows from the seed. Thread-safe.
 */
public final class Oracle {
  private static final int REGISTERED = 5;
  private static final int QUORUM = 3;
  private static final int ROUNDS = 20;
  private static final int SECONDS = 30;
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
      List<Signed> signatures) {}

  /** The wire shape of a signature. */
  record Signed(String key, String signature) {}

  /** The wire shape of the registry. */
  record Registry(String schema, List<Signer> signers) {}

  /** The wire shape of a signer. */
  record Signer(String key, String since) {}

  private final Seed seed;
  private final OraclePlan plan;
  private final InstantSource clock;

  public Oracle(Seed seed, OraclePlan plan, InstantSource clock) {
    this.seed = seed;
    this.plan = plan;
    this.clock = clock;
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
            .mapToObj(number -> new Signer(key(number).publicKey(), "2025-01-01T00:00:00Z"))
            .toList());
  }

  private Answers answers() {
    long last = (clock.instant().getEpochSecond() - plan.lateSeconds()) / SECONDS;
    return new Answers(
        "assay.oracle-answers/v1",
        LongStream.rangeClosed(last - ROUNDS + 1, last)
            .mapToObj(round -> round(round, plan.replayed() && round == last ? round - 1 : round))
            .toList());
  }

  /** A round with the answer and time of one, which is itself where nothing is replayed. */
  private Round round(long number, long content) {
    String at = Instant.ofEpochSecond(content * SECONDS).toString();
    int cents = seed.random("oracle round " + content).nextInt(100);
    String answer = "12.%02d".formatted(cents);
    String value = "12.%02d5".formatted(cents);
    String text =
        String.join(
            "\n", "assay oracle answer v1", Long.toString(number), at, REQUEST, answer, value);
    return new Round(number, at, REQUEST, answer, value, signatures(text));
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
