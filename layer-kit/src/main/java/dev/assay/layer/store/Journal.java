package dev.assay.layer.store;

import dev.assay.layer.database.Transactions;
import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.report.CheckResult;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a verification that runs: takes writes from any thread and does them one after
 * the other, each in its own transaction on the locked row. Once another replica has taken the
 * verification up, each write fails with {@link Superseded} and changes nothing.
 */
public final class Journal {
  /** Another replica has taken the verification up, or it is over; this run must stop. */
  public static final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Superseded(UUID id) {
      super("verification " + id + " belongs to another attempt now");
    }
  }

  private final UUID id;
  private final int attempt;
  private final Transactions transactions;
  private final EvidenceStore evidence;
  private final Clock clock;
  private CompletableFuture<?> tail = CompletableFuture.completedFuture(null);

  Journal(Verification of, Transactions transactions, EvidenceStore evidence, Clock clock) {
    this.id = of.id();
    this.attempt = of.attempt();
    this.transactions = transactions;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** Appends an event. */
  public Uni<Void> append(VerificationEvent event) {
    return write(List.of(), row -> append(row, event));
  }

  /** Fixes the terms and the register that the run is held to, before its first probe. */
  public Uni<Void> begin(Evidence terms, Evidence register, VerificationEvent.Started event) {
    return write(
        List.of(terms, register),
        row -> {
          row.registerDigest = register.digest().hex();
          row.runTermsDigest = terms.digest().hex();
          return append(row, event);
        });
  }

  /** Stores an answer with its evidence; the first answer to a question stays. */
  public Uni<Void> answer(Recording.Entry entry, List<Evidence> documents) {
    return write(
        documents,
        row -> {
          row.fruitless = 0;
          return AnswerRow.of(id, entry).persist().replaceWithVoid();
        });
  }

  /** Stores a check's observation document and what was found in it. */
  public Uni<Void> observation(Evidence document, VerificationEvent.CheckFinished event) {
    return write(
        List.of(document),
        row -> {
          row.fruitless = 0;
          ObservationRow observation = new ObservationRow();
          observation.verificationId = id;
          observation.checkId = event.check();
          observation.digest = document.digest().hex();
          return observation.persist().chain(() -> append(row, event));
        });
  }

  /** Ends the verification with its report. */
  public Uni<Void> finish(
      VerificationState state, Evidence report, Evidence recording, List<CheckResult> results) {
    return write(
        List.of(report, recording),
        row -> {
          row.state = state;
          row.finishedAt = clock.instant();
          row.reportDigest = report.digest().hex();
          row.recordingDigest = recording.digest().hex();
          return append(
              row,
              new VerificationEvent.Finished(state, report.digest(), recording.digest(), results));
        });
  }

  private Uni<Void> append(VerificationRow row, VerificationEvent event) {
    row.lastSequence++;
    return EventRow.of(id, row.lastSequence, clock.instant(), event).persist().replaceWithVoid();
  }

  private Uni<Void> write(List<Evidence> documents, Function<VerificationRow, Uni<Void>> work) {
    return Uni.createFrom()
        .deferred(() -> Uni.createFrom().completionStage(enqueue(documents, work).copy()));
  }

  private synchronized CompletableFuture<Void> enqueue(
      List<Evidence> documents, Function<VerificationRow, Uni<Void>> work) {
    CompletableFuture<Void> done =
        tail.handle((item, failure) -> "the next one goes ahead either way")
            .thenCompose(ignored -> fenced(documents, work).subscribeAsCompletionStage());
    tail = done;
    return done;
  }

  private Uni<Void> fenced(List<Evidence> documents, Function<VerificationRow, Uni<Void>> work) {
    return evidence
        .pack(documents)
        .chain(
            packed ->
                transactions.in(
                    () ->
                        VerificationStore.locked(id)
                            .map(this::mine)
                            .chain(row -> evidence.insert(packed).chain(() -> work.apply(row)))));
  }

  private VerificationRow mine(@Nullable VerificationRow row) {
    if (row == null || row.attempt != attempt || row.state.over()) {
      throw new Superseded(id);
    }
    return row;
  }
}
