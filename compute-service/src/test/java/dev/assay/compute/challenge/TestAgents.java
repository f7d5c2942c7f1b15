package dev.assay.compute.challenge;

import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.TileDraw;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.proving.MatrixBackend;
import dev.assay.verification.matrix.proving.MatrixProver;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.probe.RecordedAnswer;
import dev.assay.verification.signature.SigningKey;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Agents that answer challenges as a live run would record them; for one thread. */
final class TestAgents implements Probes {
  static final SigningKey KEY = SigningKey.fresh();
  static final List<DeclaredDevice> DEVICES =
      List.of(new DeclaredDevice("Test Card 9", "GPU-1", 85_899_345_920L));
  static final int LARGEST_N = 64;
  static final int MOST_ROUNDS = 1000;

  private final Map<URI, Function<MatrixChallenge, Object>> scripts = new HashMap<>();
  private final Map<URI, Function<MemoryChallenge, Object>> memories = new HashMap<>();
  private int issued;
  private int drawn;

  /** An agent at this address; a script gives a transcript or a reason why there is none. */
  TestAgents at(String address, Function<MatrixChallenge, Object> script) {
    scripts.put(URI.create(address), script);
    return this;
  }

  /** What the agent at this address does with a challenge of its memory. */
  TestAgents keeping(String address, Function<MemoryChallenge, Object> script) {
    memories.put(URI.create(address), script);
    return this;
  }

  /** Challenges that were issued. */
  int issued() {
    return issued;
  }

  @Override
  public <A> Uni<Answer<A>> ask(Question<A> question) {
    return Uni.createFrom().item(() -> recorded(question).read(question));
  }

  private RecordedAnswer recorded(Question<?> question) {
    return switch (question) {
      case RandomDraw draw ->
          answer(draw, HexFormat.of().parseHex(digest(draw.occasion() + drawn++).hex()), null);
      case MatrixChallenge challenge -> {
        issued++;
        Object came = scripts.get(challenge.address()).apply(challenge);
        yield came instanceof Reason reason
            ? answer(challenge, null, reason)
            : answer(challenge, CanonicalJson.write(came), null);
      }
      case MemoryChallenge challenge -> {
        issued++;
        Object came = memories.get(challenge.address()).apply(challenge);
        yield answer(challenge, CanonicalJson.write(came), null);
      }
      default -> throw new AssertionError("no such question: " + question);
    };
  }

  private static RecordedAnswer answer(
      Question<?> question, byte @Nullable [] body, @Nullable Reason reason) {
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            TestNetwork.NOW,
            "assay",
            EvidenceClass.MEASURED,
            reason,
            reason == null ? null : "told by a test",
            body == null ? null : CanonicalJson.mediaType(),
            body == null ? null : Digest.of(body),
            Map.of());
    return new RecordedAnswer(envelope, body);
  }

  /** What happens when this backend is challenged and its tiles are changed as they are opened. */
  static MatrixTranscript run(
      MatrixQuestion challenge,
      MatrixBackend backend,
      long microsPerRound,
      UnaryOperator<OpenedTile> opened) {
    MatrixShape shape = challenge.shape(LARGEST_N, MOST_ROUNDS);
    MatrixProver prover = new MatrixProver(backend, shape, challenge.seedBytes());
    List<String> roots = new ArrayList<>();
    List<Long> micros = new ArrayList<>();
    byte[] root = {};
    while (!prover.done()) {
      root = prover.next();
      roots.add(HexFormat.of().formatHex(root));
      micros.add(microsPerRound * roots.size());
    }
    String key = KEY.name();
    byte[] signature =
        SignedCommitment.order(challenge, key, shape, TestNetwork.NOW).answered(root, KEY.secret());
    Digest openingSeed = digest("opening" + HexFormat.of().formatHex(challenge.seedBytes()));
    List<MatrixTranscript.Tile> tiles = new ArrayList<>();
    byte[] seed = HexFormat.of().parseHex(openingSeed.hex());
    for (TilePlace place : TileDraw.of(shape, seed, challenge.openings())) {
      tiles.add(tile(opened.apply(prover.open(place))));
    }
    return new MatrixTranscript(
        MatrixTranscript.SCHEMA,
        TestNetwork.NOW,
        key,
        backend.name(),
        LARGEST_N,
        MOST_ROUNDS,
        DEVICES,
        roots,
        micros,
        Base64.getEncoder().encodeToString(signature),
        openingSeed.hex(),
        tiles,
        ChallengeEnd.ANSWERED,
        null);
  }

  /** A transcript of a challenge that ended otherwise after so many roots. */
  static MatrixTranscript ended(ChallengeEnd end, int roots) {
    return new MatrixTranscript(
        MatrixTranscript.SCHEMA,
        TestNetwork.NOW,
        KEY.name(),
        "test",
        LARGEST_N,
        MOST_ROUNDS,
        DEVICES,
        java.util.Collections.nCopies(roots, "00".repeat(32)),
        java.util.stream.LongStream.rangeClosed(1, roots).boxed().toList(),
        null,
        null,
        List.of(),
        end,
        "told by a test");
  }

  private static MatrixTranscript.Tile tile(OpenedTile tile) {
    ByteArrayOutputStream path = new ByteArrayOutputStream();
    tile.path().forEach(path::writeBytes);
    Base64.Encoder base64 = Base64.getEncoder();
    return new MatrixTranscript.Tile(
        base64.encodeToString(tile.entries()), base64.encodeToString(path.toByteArray()));
  }

  private static Digest digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
