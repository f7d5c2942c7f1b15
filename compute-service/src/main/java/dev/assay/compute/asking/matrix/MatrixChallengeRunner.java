package dev.assay.compute.asking.matrix;

import dev.assay.compute.challenge.MatrixChallenge;
import dev.assay.compute.challenge.MatrixQuestion;
import dev.assay.contracts.agent.v1.DescribeRequest;
import dev.assay.contracts.agent.v1.DescribeResponse;
import dev.assay.contracts.agent.v1.NodeAgentServiceGrpc;
import dev.assay.layer.egress.GuardedChannels;
import dev.assay.layer.egress.GuardedChannels.Opening;
import dev.assay.layer.probe.HttpFailure;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.signature.SigningKey;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Challenges an agent and writes the transcript. Verifies nothing: that is done from the
 * transcript. Thread-safe.
 */
@ApplicationScoped
public class MatrixChallengeRunner implements QuestionRunner<MatrixChallenge> {
  private static final Duration TILES = Duration.ofSeconds(30);
  private static final Duration DESCRIBE = Duration.ofSeconds(10);

  private final GuardedChannels channels;
  private final VerifierFiles files;
  private final SecureRandom random;
  private final Duration describing;
  private final Duration opening;

  @Inject
  MatrixChallengeRunner(GuardedChannels channels, VerifierFiles files, SecureRandom random) {
    this(channels, files, random, DESCRIBE, TILES);
  }

  /** A runner that waits so long for a description, and for the tiles. */
  MatrixChallengeRunner(
      GuardedChannels channels,
      VerifierFiles files,
      SecureRandom random,
      Duration describing,
      Duration opening) {
    this.channels = channels;
    this.files = files;
    this.random = random;
    this.describing = describing;
    this.opening = opening;
  }

  @Override
  public Class<MatrixChallenge> questionType() {
    return MatrixChallenge.class;
  }

  @Override
  public Uni<RawAnswer> run(MatrixChallenge question, ProbeContext context) {
    return challenge(question, context);
  }

  /** Asks either question. */
  Uni<RawAnswer> challenge(MatrixQuestion question, ProbeContext context) {
    return Uni.createFrom()
        .deferred(() -> begun(question, context))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Uni<RawAnswer> begun(MatrixQuestion question, ProbeContext context) {
    Duration most = describing.plus(opening).plusSeconds(question.deadlineSeconds());
    if (context.remaining().compareTo(most) < 0) {
      return none(context, Reason.BUDGET_SPENT, "there is no time left for a whole challenge");
    }
    SigningKey verifier = files.key();
    if (verifier == null) {
      return none(
          context,
          Reason.SECRET_MISSING,
          "the operator of this verifier gave it no usable key that signs orders");
    }
    return channels
        .open(question.address(), Dialogue.LARGEST_MESSAGE, files.certificate())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .flatMap(
            open ->
                switch (open) {
                  case Opening.Closed closed ->
                      none(context, HttpFailure.reason(closed.code()), closed.explanation());
                  case Opening.Opened opened ->
                      over(
                          opened.channel(),
                          new Session(question, context, verifier, random, this.opening));
                });
  }

  private Uni<RawAnswer> over(ManagedChannel channel, Session session) {
    return describe(channel)
        .flatMap(described -> session.challenge(channel, described))
        .onFailure(io.grpc.StatusRuntimeException.class)
        .recoverWithUni(
            failure -> {
              Status status = Status.fromThrowable(failure);
              return none(
                  session.context(),
                  Endings.reason(status),
                  "the agent's description failed with " + status.getCode());
            })
        .onTermination()
        .invoke(channel::shutdownNow);
  }

  private Uni<DescribeResponse> describe(ManagedChannel channel) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                NodeAgentServiceGrpc.newStub(channel)
                    .withDeadlineAfter(describing.toMillis(), TimeUnit.MILLISECONDS)
                    .describe(
                        DescribeRequest.getDefaultInstance(),
                        new StreamObserver<DescribeResponse>() {
                          @Override
                          public void onNext(DescribeResponse described) {
                            emitter.complete(described);
                          }

                          @Override
                          public void onError(Throwable failure) {
                            emitter.fail(failure);
                          }

                          @Override
                          public void onCompleted() {
                            emitter.fail(Status.INTERNAL.asRuntimeException());
                          }
                        }));
  }

  static Uni<RawAnswer> none(ProbeContext context, Reason reason, String explanation) {
    return Uni.createFrom()
        .item(
            RawAnswer.unanswered(
                context.clock().instant(),
                RawAnswer.OURS,
                EvidenceClass.MEASURED,
                reason,
                explanation));
  }
}
