package dev.assay.inference.load;

import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedRequests;
import dev.assay.inference.requests.TimedTranscript;
import dev.assay.layer.config.LayerConfig;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a load of timed requests to an endpoint and writes the transcript. Loads of one process run
 * one after the other, so that no measurement disturbs another. Decides nothing: that is done from
 * the transcript. Thread-safe.
 */
@ApplicationScoped
public class TimedRequestsRunner implements QuestionRunner<TimedRequests> {
  private static final Duration SPARE = Duration.ofSeconds(2);
  private static final long MICROS_PER_MILLI = 1000;

  private final Turns turns;
  private final int mostUnderWay;

  @Inject
  TimedRequestsRunner(Vertx vertx, LayerConfig config) {
    this(vertx, config.egress().concurrentPerHost());
  }

  TimedRequestsRunner(Vertx vertx, int mostUnderWay) {
    this.turns = new Turns(vertx);
    this.mostUnderWay = mostUnderWay;
  }

  @Override
  public Class<TimedRequests> questionType() {
    return TimedRequests.class;
  }

  @Override
  public Uni<RawAnswer> run(TimedRequests load, ProbeContext context) {
    Uni<RawAnswer> work =
        Uni.createFrom()
            .deferred(() -> inTurn(load, context))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    return turns.take(context.remaining().plus(SPARE), work);
  }

  private Uni<RawAnswer> inTurn(TimedRequests load, ProbeContext context) {
    String name = load.secret();
    String key = name == null ? null : context.secret(name);
    if (name != null && key == null) {
      return without(
          context, Reason.SECRET_MISSING, "The operator has no secret of the name " + name + ".");
    }
    long[] dueMicros = load.dueMicros();
    Duration longest =
        Duration.ofMillis(
            dueMicros[dueMicros.length - 1] / MICROS_PER_MILLI + load.deadlineMillis());
    Duration left = context.remaining();
    return left.compareTo(longest.plus(SPARE)) < 0
        ? without(context, Reason.BUDGET_SPENT, tooLong(longest, left))
        : measured(load, dueMicros, context, key);
  }

  private Uni<RawAnswer> measured(
      TimedRequests load, long[] dueMicros, ProbeContext context, @Nullable String key) {
    return new OpenLoop(load, dueMicros, context, key, mostUnderWay)
        .run()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(answers -> transcript(answers, load, context));
  }

  private static RawAnswer transcript(
      List<TimedAnswer> answers, TimedRequests load, ProbeContext context) {
    return RawAnswer.answered(
        context.clock().instant(),
        RawAnswer.OURS,
        EvidenceClass.MEASURED,
        CanonicalJson.mediaType(),
        CanonicalJson.write(TimedTranscript.of(answers, load.warmUps())));
  }

  private static Uni<RawAnswer> without(ProbeContext context, Reason reason, String explanation) {
    return Uni.createFrom()
        .item(
            RawAnswer.unanswered(
                context.clock().instant(),
                RawAnswer.OURS,
                EvidenceClass.MEASURED,
                reason,
                explanation));
  }

  private static String tooLong(Duration longest, Duration left) {
    return "The load takes up to "
        + longest.toSeconds()
        + " s, of which "
        + left.toSeconds()
        + " s are left; nothing was sent.";
  }
}
