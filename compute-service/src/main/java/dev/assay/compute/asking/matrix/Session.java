package dev.assay.compute.asking.matrix;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.assay.compute.challenge.ChallengeEnd;
import dev.assay.compute.challenge.MatrixChallenge;
import dev.assay.compute.challenge.MatrixQuestion;
import dev.assay.compute.challenge.MatrixTranscript;
import dev.assay.compute.challenge.MemoryTranscript;
import dev.assay.compute.challenge.SignedCommitment;
import dev.assay.contracts.agent.v1.ChallengeRequest;
import dev.assay.contracts.agent.v1.DescribeResponse;
import dev.assay.contracts.agent.v1.NodeAgentServiceGrpc;
import dev.assay.contracts.agent.v1.Order;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.matrix.ChallengeOrder;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.signature.Ed25519;
import dev.assay.verification.signature.SigningKey;
import io.grpc.ManagedChannel;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One challenge of one described agent, from the order to the transcript. Immutable.
 *
 * @param opening how long the tiles may take
 */
record Session(
    MatrixQuestion question,
    ProbeContext context,
    SigningKey verifier,
    SecureRandom random,
    Duration opening) {
  private static final int LONGEST_NAME = 100;

  Uni<RawAnswer> challenge(ManagedChannel channel, DescribeResponse described) {
    boolean usable =
        described.getNodeKey().size() == Ed25519.KEY_BYTES
            && described.getBackend().length() <= LONGEST_NAME
            && Devices.usable(described)
            && MatrixChallenge.possible(described.getLargestN(), described.getMostRounds());
    if (!usable) {
      return MatrixChallengeRunner.none(
          context, Reason.SOURCE_SHAPE_CHANGED, "the agent described itself in another form");
    }
    MatrixShape shape = question.shape(described.getLargestN(), described.getMostRounds());
    Instant at = context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    String nodeKey =
        Objects.requireNonNullElseGet(
            question.nodeKey(),
            () -> Base64.getEncoder().encodeToString(described.getNodeKey().toByteArray()));
    ChallengeOrder order = SignedCommitment.order(question, nodeKey, shape, at);
    Dialogue dialogue =
        new Dialogue(
            ChallengeRequest.newBuilder().setOrder(signed(order)).build(),
            shape,
            new Dialogue.Draw(this::draw, question.openings(), question.passes()));
    return heard(channel, dialogue)
        .map(heard -> answer(transcript(described, nodeKey, at, heard), heard));
  }

  private Uni<Dialogue.Heard> heard(ManagedChannel channel, Dialogue dialogue) {
    Duration whole = opening.plusSeconds(question.deadlineSeconds());
    return Uni.createFrom()
        .deferred(
            () -> {
              NodeAgentServiceGrpc.newStub(channel)
                  .withDeadlineAfter(whole.toMillis(), TimeUnit.MILLISECONDS)
                  .challenge(dialogue);
              dialogue.begin();
              return within(
                  dialogue, dialogue.committed(), Duration.ofSeconds(question.deadlineSeconds()));
            })
        .flatMap(unused -> within(dialogue, dialogue.over(), opening))
        .map(unused -> dialogue.heard())
        .onCancellation()
        .invoke(dialogue::late);
  }

  private static Uni<Boolean> within(
      Dialogue dialogue, CompletableFuture<Boolean> step, Duration longest) {
    return Uni.createFrom()
        .completionStage(step)
        .ifNoItem()
        .after(longest)
        .recoverWithItem(
            () -> {
              dialogue.late();
              return false;
            });
  }

  private byte[] draw() {
    byte[] seed = new byte[RoundKeys.BYTES];
    random.nextBytes(seed);
    return seed;
  }

  private Order signed(ChallengeOrder order) {
    return Order.newBuilder()
        .setSeed(ByteString.copyFrom(order.seed()))
        .setN(order.shape().n())
        .setTileColumns(order.shape().tileColumns())
        .setRounds(order.shape().rounds())
        .setPasses(order.passes())
        .setNodeKey(ByteString.copyFrom(order.nodeKey()))
        .setExpires(
            Timestamp.newBuilder()
                .setSeconds(order.expires().getEpochSecond())
                .setNanos(order.expires().getNano()))
        .setVerifierKey(ByteString.copyFrom(verifier.raw()))
        .setSignature(ByteString.copyFrom(order.signed(verifier.secret())))
        .build();
  }

  private static MatrixTranscript transcript(
      DescribeResponse described, String nodeKey, Instant at, Dialogue.Heard heard) {
    boolean answered = heard.end() == ChallengeEnd.ANSWERED;
    return new MatrixTranscript(
        MatrixTranscript.SCHEMA,
        at,
        nodeKey,
        described.getBackend(),
        described.getLargestN(),
        described.getMostRounds(),
        Devices.of(described),
        heard.roots(),
        heard.micros(),
        heard.signature(),
        heard.openingSeed(),
        answered ? heard.tiles() : List.of(),
        heard.end(),
        heard.explanation());
  }

  private RawAnswer answer(MatrixTranscript matrix, Dialogue.Heard heard) {
    if (question.passes() == 0) {
      return answer(matrix);
    }
    boolean answered = heard.end() == ChallengeEnd.ANSWERED;
    return answer(
        new MemoryTranscript(
            MemoryTranscript.SCHEMA,
            matrix,
            heard.passes(),
            answered ? heard.keptPaths() : List.of()));
  }

  private RawAnswer answer(Object transcript) {
    return RawAnswer.answered(
        context.clock().instant(),
        RawAnswer.OURS,
        EvidenceClass.MEASURED,
        CanonicalJson.mediaType(),
        CanonicalJson.write(transcript));
  }
}
