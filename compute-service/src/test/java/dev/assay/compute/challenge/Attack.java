package dev.assay.compute.challenge;

import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.proving.JavaBackend;
import dev.assay.verification.matrix.proving.MatrixBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A way to answer the matrix challenge, and the finding that has to come of it.
 *
 * @param name for the table
 * @param prover what it does, in words
 * @param script what it sends
 */
record Attack(
    String name,
    String prover,
    Function<MatrixChallenge, Object> script,
    Outcome outcome,
    @Nullable Reason reason) {
  private static final long FAST = 1000;
  private static final UnaryOperator<OpenedTile> AS_COMMITTED = tile -> tile;

  static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    all.add(
        new Attack(
            "none",
            "computes every product and opens it",
            answers(new JavaBackend()),
            Outcome.CONFIRMED,
            null));
    all.addAll(withoutTheProduct());
    all.addAll(withOtherOpenings());
    all.addAll(withTime());
    return all;
  }

  private static List<Attack> withoutTheProduct() {
    return List.of(
        refuted(
            "structured answer",
            "multiplies Hankel matrices, whose entries depend on i+j alone, which takes n^2",
            (round, place) -> round.product(hankel(round.shape().n(), place.row()), place.block())),
        refuted(
            "mean-field answer",
            "commits the expected value of every entry",
            (round, place) -> filled(round.shape().tileColumns(), round.shape().n() / 4)),
        refuted(
            "tiles that no product made",
            "commits random tiles",
            (round, place) -> random(round.shape().tileColumns(), place)),
        refuted(
            "small entries",
            "multiplies entries cut to four bits, as cheaper formats hold them",
            (round, place) ->
                round.product(cut(round.left(round.key(), place.row())), place.block())),
        refuted(
            "rounding",
            "keeps the upper bits of each sum, as floating point would",
            (round, place) ->
                Arrays.stream(round.honest(place)).map(entry -> entry & ~0xff).toArray()),
        refuted(
            "rounds at one time",
            "takes the seed as every round's key, so that no round waits for another",
            (round, place) ->
                round.number() == 1
                    ? round.honest(place)
                    : round.product(round.left(round.seed(), place.row()), place.block())),
        refuted(
            "one wrong entry in each tile",
            "changes one entry of every product by one before committing",
            (round, place) -> {
              int[] tile = round.honest(place);
              tile[place.row() % tile.length]++;
              return tile;
            }),
        refuted(
            "half of the columns",
            "computes half of each tile and leaves zeros",
            (round, place) -> {
              int[] tile = round.honest(place);
              Arrays.fill(tile, tile.length / 2, tile.length, 0);
              return tile;
            }));
  }

  private static List<Attack> withOtherOpenings() {
    return List.of(
        new Attack(
            "wrong entry in an opened tile",
            "commits the product, opens it with one bit changed",
            challenge ->
                TestAgents.run(
                    challenge,
                    new JavaBackend(),
                    FAST,
                    tile -> {
                      byte[] entries = tile.entries().clone();
                      entries[7] ^= 1;
                      return new OpenedTile(tile.place(), entries, tile.path());
                    }),
            Outcome.REFUTED,
            null),
        new Attack(
            "swapped path",
            "opens tiles with two hashes of their paths exchanged",
            challenge ->
                TestAgents.run(
                    challenge,
                    new JavaBackend(),
                    FAST,
                    tile -> {
                      List<byte[]> path = new ArrayList<>(tile.path());
                      java.util.Collections.swap(path, 0, 1);
                      return new OpenedTile(tile.place(), tile.entries(), path);
                    }),
            Outcome.REFUTED,
            null),
        new Attack(
            "replayed answer",
            "sends the recorded answer to another seed",
            challenge -> TestAgents.run(other(challenge), new JavaBackend(), FAST, AS_COMMITTED),
            Outcome.REFUTED,
            null),
        new Attack(
            "computing what is opened alone",
            "commits anything, computes the opened tiles afterwards",
            challenge -> {
              MatrixTranscript empty =
                  TestAgents.run(
                      challenge,
                      new TileProver((round, place) -> new int[round.shape().tileColumns()]),
                      FAST,
                      AS_COMMITTED);
              MatrixTranscript honest =
                  TestAgents.run(challenge, new JavaBackend(), FAST, AS_COMMITTED);
              return with(empty, honest.tiles());
            },
            Outcome.REFUTED,
            null),
        new Attack(
            "aborting when the draw doesn't suit",
            "commits, and goes away when tiles are named that it can't open; no other draw is made",
            challenge -> TestAgents.ended(ChallengeEnd.UNOPENED, 20),
            Outcome.UNPROVEN,
            Reason.INVALID_OPENING),
        new Attack(
            "honest once caught",
            "commits random tiles at first, and computes when it is challenged again",
            new Function<>() {
              private int times;

              @Override
              public Object apply(MatrixChallenge challenge) {
                MatrixBackend guessing =
                    new TileProver((round, place) -> random(round.shape().tileColumns(), place));
                return answers(times++ == 0 ? guessing : new JavaBackend()).apply(challenge);
              }
            },
            Outcome.UNPROVEN,
            Reason.INVALID_OPENING));
  }

  private static List<Attack> withTime() {
    return List.of(
        new Attack(
            "last root after the deadline",
            "answers all of it validly, 31 seconds after the order",
            challenge ->
                TestAgents.run(challenge, new JavaBackend(), 31_000_000 / 20, AS_COMMITTED),
            Outcome.UNPROVEN,
            Reason.SLOW),
        new Attack(
            "slower than claimed",
            "answers all of it validly, in twice the time of the claimed rate",
            challenge ->
                TestAgents.run(challenge, new JavaBackend(), 20_000_000 / 20, AS_COMMITTED),
            Outcome.UNPROVEN,
            Reason.SLOW),
        new Attack(
            "silence until a seed suits",
            "doesn't answer; every issued challenge counts and none is issued again",
            challenge -> TestAgents.ended(ChallengeEnd.SILENT, 0),
            Outcome.UNPROVEN,
            Reason.TIMED_OUT),
        new Attack(
            "one machine for many identities",
            "answers a neighbour's challenge at that time and says that it is busy",
            challenge -> TestAgents.ended(ChallengeEnd.BUSY, 0),
            Outcome.UNPROVEN,
            Reason.BUSY),
        new Attack(
            "relay",
            "passes the challenge on to rented capacity; it is confirmed as capacity that the operator"
                + " commanded, never as a card or a place",
            answers(new JavaBackend()),
            Outcome.CONFIRMED,
            null));
  }

  private static Attack refuted(String name, String prover, TileProver.Tiles tiles) {
    return new Attack(name, prover, answers(new TileProver(tiles)), Outcome.REFUTED, null);
  }

  private static Function<MatrixChallenge, Object> answers(MatrixBackend backend) {
    return challenge -> TestAgents.run(challenge, backend, FAST, AS_COMMITTED);
  }

  private static MatrixChallenge other(MatrixChallenge challenge) {
    return new MatrixChallenge(
        challenge.address(),
        challenge.nodeKey(),
        "11".repeat(32),
        challenge.operations(),
        challenge.openings(),
        challenge.deadlineSeconds());
  }

  private static MatrixTranscript with(MatrixTranscript of, List<MatrixTranscript.Tile> tiles) {
    return new MatrixTranscript(
        of.schema(),
        of.at(),
        of.nodeKey(),
        of.backend(),
        of.largestN(),
        of.mostRounds(),
        of.devices(),
        of.roots(),
        of.rootMicros(),
        of.signature(),
        of.openingSeed(),
        tiles,
        of.end(),
        of.explanation());
  }

  private static byte[] hankel(int n, int row) {
    byte[] entries = new byte[n];
    for (int j = 0; j < n; j++) {
      entries[j] = (byte) ((row + j) * 31);
    }
    return entries;
  }

  private static byte[] cut(byte[] entries) {
    byte[] cut = entries.clone();
    for (int j = 0; j < cut.length; j++) {
      cut[j] = (byte) (cut[j] >> 4 << 4);
    }
    return cut;
  }

  private static int[] filled(int length, int value) {
    int[] tile = new int[length];
    Arrays.fill(tile, value);
    return tile;
  }

  private static int[] random(int length, TilePlace place) {
    return new Random(place.row()).ints(length).toArray();
  }
}
