package dev.assay.layer.probe;

import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.QuestionRecord;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RecordedAnswer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The live probes of one verification: each question is asked once, whoever asks it, and not at all
 * when its answer was recorded by a run that died. An answer is kept before a check sees it; a
 * large one isn't held in memory beside that, but read back for each check. A question that several
 * checks share lives as long as the first one's time allows. Answers arrive on worker threads.
 * Thread-safe.
 */
public final class LiveProbes {
  /** How a run's questions end before their answers come. */
  private enum End {
    CANCELLED,
    ABANDONED
  }

  /** The run was given up in this replica; nothing more of it is recorded here. */
  public static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("the run was given up in this replica");
    }
  }

  /** Of a run with a hundred questions, 100 MiB; the body of a larger answer isn't held. */
  private static final int LARGEST_HELD = 1 << 20;

  private final Surroundings around;
  private final ProbeHttp http;
  private final AnswerLog log;
  private final Map<Digest, Uni<Optional<RecordedAnswer>>> answers = new ConcurrentHashMap<>();
  private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private volatile @Nullable Throwable broken;

  /** Probes over this door to the world, keeping their answers in this log. */
  public LiveProbes(Surroundings around, ProbeHttp http, AnswerLog log) {
    this.around = around;
    this.http = http;
    this.log = log;
  }

  /** These probes as one check sees them. */
  public Probes within(CheckScope scope) {
    return new Probes() {
      @Override
      public <A> Uni<Answer<A>> ask(Question<A> question) {
        return LiveProbes.this.ask(question, scope);
      }
    };
  }

  /** Ends all questions, running and to come, with the recorded answer CANCELLED. */
  public void cancel() {
    end.complete(End.CANCELLED);
  }

  /** Drops all questions without recording anything: another replica goes on. */
  public void abandon() {
    broken = new Abandoned();
    end.complete(End.ABANDONED);
  }

  /** Whether {@link #cancel} was called. */
  public boolean cancelled() {
    return end.getNow(End.ABANDONED) == End.CANCELLED;
  }

  /** Why this run can't be trusted to be recorded; null while it can. */
  public @Nullable Throwable broken() {
    return broken;
  }

  private <A> Uni<Answer<A>> ask(Question<A> question, CheckScope scope) {
    return Uni.createFrom()
        .deferred(() -> shared(question, scope))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(recorded -> recorded.read(question));
  }

  private Uni<RecordedAnswer> shared(Question<?> question, CheckScope scope) {
    QuestionRecord canonical = question.canonical();
    Digest key = canonical.digest();
    return answers
        .computeIfAbsent(
            key,
            unused ->
                apart(() -> first(question, canonical, key, scope).map(LiveProbes::held))
                    .memoize()
                    .indefinitely())
        .chain(held -> held.map(Uni.createFrom()::item).orElseGet(() -> again(key)));
  }

  /** Cut off from the work, whose operators would hold a large body as long as they are held. */
  private static <T> Uni<T> apart(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(emitter -> work.get().subscribe().with(emitter::complete, emitter::fail));
  }

  private static Optional<RecordedAnswer> held(RecordedAnswer answer) {
    byte[] body = answer.body();
    return body == null || body.length <= LARGEST_HELD ? Optional.of(answer) : Optional.empty();
  }

  private Uni<RecordedAnswer> again(Digest key) {
    return log.recorded(key)
        .onItem()
        .ifNull()
        .failWith(() -> new IllegalStateException("the recorded answer to " + key + " is gone"))
        .onFailure()
        .invoke(failure -> broken = failure);
  }

  private Uni<RecordedAnswer> first(
      Question<?> question, QuestionRecord canonical, Digest key, CheckScope scope) {
    return log.recorded(key)
        .onFailure()
        .invoke(failure -> broken = failure)
        .onItem()
        .ifNull()
        .switchTo(() -> live(question, scope).chain(raw -> kept(canonical, raw)));
  }

  private Uni<RecordedAnswer> kept(QuestionRecord canonical, RawAnswer raw) {
    return Uni.createFrom()
        .item(() -> raw.recorded(canonical))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .call(answer -> log.record(answer).onFailure().invoke(failure -> broken = failure));
  }

  private Uni<RawAnswer> live(Question<?> question, CheckScope scope) {
    Duration remaining = scope.remaining(around.clock());
    if (remaining.isZero() && !end.isDone()) {
      return Uni.createFrom()
          .item(
              ours(
                  question,
                  Reason.BUDGET_SPENT,
                  "the check's time was spent before this was asked"));
    }
    Uni<RawAnswer> asked =
        Uni.combine()
            .any()
            .of(ending(question), run(question, scope))
            .ifNoItem()
            .after(remaining.plusMillis(1))
            .recoverWithItem(() -> timedOut(question, remaining))
            .invoke(raw -> around.sources().saw(raw.source(), raw.at(), raw.reason()));
    return around.telemetry().probe(scope.span(), question.kind(), () -> asked, RawAnswer::reason);
  }

  private <Q extends Question<?>> Uni<RawAnswer> run(Q question, CheckScope scope) {
    return Uni.createFrom()
        .deferred(
            () ->
                end.isDone()
                    ? Uni.createFrom().nothing()
                    : around.runners().of(question).run(question, new Context(scope)));
  }

  private Uni<RawAnswer> ending(Question<?> question) {
    return Uni.createFrom().completionStage(() -> end.copy()).map(how -> ended(question, how));
  }

  private RawAnswer ended(Question<?> question, End how) {
    return switch (how) {
      case CANCELLED -> ours(question, Reason.CANCELLED, "the verification was cancelled");
      case ABANDONED -> throw new Abandoned();
    };
  }

  private RawAnswer timedOut(Question<?> question, Duration after) {
    return ours(question, Reason.TIMED_OUT, "no answer within " + after.toSeconds() + " s");
  }

  private RawAnswer ours(Question<?> question, Reason reason, String explanation) {
    return RawAnswer.ours(
        question, around.register(), around.clock().instant(), reason, explanation);
  }

  /** What a runner is given. */
  private final class Context implements ProbeContext {
    private final CheckScope scope;

    Context(CheckScope scope) {
      this.scope = scope;
    }

    @Override
    public ProbeHttp http() {
      return http;
    }

    @Override
    public Clock clock() {
      return around.clock();
    }

    @Override
    public Register register() {
      return around.register();
    }

    @Override
    public Duration remaining() {
      return scope.remaining(around.clock());
    }

    @Override
    public @Nullable String secret(String name) {
      return around.secrets().find(name);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> first) {
      return type.cast(shared.computeIfAbsent(type, unused -> first.get()));
    }

    @Override
    public void progress(String step, long done, long total) {
      scope.progress().reached(step, done, total);
    }
  }
}
