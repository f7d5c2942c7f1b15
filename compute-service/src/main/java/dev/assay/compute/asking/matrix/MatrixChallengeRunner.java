package dev.assay.compute.asking.matrix;

import dev.assay.compute.hardware.MatrixChallenge;
import dev.assay.contracts.agent.v1.DescribeRequest;
import dev.assay.contracts.agent.v1.DescribeResponse;
import dev.assay.contracts.agent.v1.NodeAgentServiceGrpc;
import dev.assay.layer.egress.GuardedChannels;
import dev.assay.layer.egress.GuardedChannels.ClientCertificate;
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
import org.jspecify.annotations.Nullable;

/**
 * Challenges an agent and writes the transcript. Needs the operator's secret {@code
 * matrix-verifier-key}, a signing key; shows the secrets {@code matrix-client-cert} and {@code
 * matrix-client-key} (PEM) to agents that ask for a certificate. Verifies nothing: that is done
 * from the transcript. Thread-safe.
 */
@ApplicationScoped
public class MatrixChallengeRunner implements QuestionRunner<MatrixChallenge> {
  static final String KEY = "matrix-verifier-key";

  private static final Duration TILES = Duration.ofSeconds(30);
  private static final Duration DESCRIBE = Duration.ofSeconds(10);

  private final GuardedChannels channels;
  private final SecureRandom random;
  private final Duration describing;
  private final Duration opening;

  @Inject
  MatrixChallengeRunner(GuardedChannels channels, SecureRandom random) {
    this(channels, random, DESCRIBE, TILES);
  }

  /** A runner that waits so long for a description, and for the tiles. */
  MatrixChallengeRunner(
      GuardedChannels channels, SecureRandom random, Duration describing, Duration opening) {
    this.channels = channels;
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
    Duration most = describing.plus(opening).plusSeconds(question.deadlineSeconds());
    if (context.remaining().compareTo(most) < 0) {
      return none(context, Reason.BUDGET_SPENT, "there is no time left for a whole challenge");
    }
    SigningKey verifier = key(context.secret(KEY));
    if (verifier == null) {
      return none(
          context,
          Reason.SECRET_MISSING,
          "the operator of this verifier has no usable secret " + KEY + ", which signs orders");
    }
    return channels
        .open(question.address(), Dialogue.LARGEST_MESSAGE, certificate(context))
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

  private static @Nullable SigningKey key(@Nullable String text) {
    try {
      return text == null ? null : SigningKey.parse(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable ClientCertificate certificate(ProbeContext context) {
    String chain = context.secret("matrix-client-cert");
    String key = context.secret("matrix-client-key");
    return chain == null || key == null ? null : new ClientCertificate(chain, key);
  }
}
