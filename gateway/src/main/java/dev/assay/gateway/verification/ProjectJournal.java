package dev.assay.gateway.verification;

import dev.assay.gateway.verdict.VerdictRow;
import dev.assay.layer.database.Transactions;
import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.Digest;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a project's verification that runs: takes writes from any thread and does them
 * one after the other, each in its own transaction on the locked row. Once another replica has
 * taken the verification up, each write fails and changes nothing.
 */
final class ProjectJournal {
  /** Another replica has taken the verification up, or it is over; this run must stop. */
  static final class Superseded extends RuntimeException {
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

  ProjectJournal(
      ProjectVerification of, Transactions transactions, EvidenceStore evidence, Clock clock) {
    this.id = of.id();
    this.attempt = of.attempt();
    this.transactions = transactions;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** Appends an event. */
  Uni<Void> append(ProjectEvent event) {
    return write(List.of(), row -> append(row, event));
  }

  /** Passes an event of a layer on, and remembers how far the layer's own were passed on. */
  Uni<Void> forward(LayerName layer, long sequence, ProjectEvent event) {
    return write(
        List.of(),
        row ->
            ProjectLayerRow.<ProjectLayerRow>findById(new ProjectLayerRow.Key(id, layer))
                .invoke(l -> l.lastSequence = sequence)
                .chain(() -> append(row, event)));
  }

  /** Stores evidence of this verification. */
  Uni<Void> keep(List<Evidence> documents) {
    return write(documents, row -> Uni.createFrom().voidItem());
  }

  /** Says where a layer stands. */
  Uni<Void> layer(
      LayerName layer,
      LayerState state,
      @Nullable String message,
      @Nullable Digest report,
      ProjectEvent event) {
    return write(
        List.of(),
        row ->
            ProjectLayerRow.<ProjectLayerRow>findById(new ProjectLayerRow.Key(id, layer))
                .invoke(
                    l -> {
                      l.state = state;
                      l.message = bounded(message);
                      l.reportDigest = report == null ? null : report.hex();
                    })
                .chain(() -> append(row, event)));
  }

  /** Ends the verification with its verdict. */
  Uni<Void> finish(VerdictRow verdict, List<Evidence> documents) {
    return write(
        documents,
        row -> {
          over(row, ProjectState.FINISHED);
          row.verdictId = verdict.id;
          row.verdictWord = verdict.word;
          return verdict
              .persist()
              .chain(() -> append(row, ProjectEvent.finished(verdict.id, verdict.word)));
        });
  }

  /** Ends the verification without a verdict, because it was asked to. */
  Uni<Void> cancelled() {
    return write(
        List.of(),
        row -> {
          over(row, ProjectState.CANCELLED);
          return append(row, ProjectEvent.of(ProjectEvent.FINISHED, null, "CANCELLED"));
        });
  }

  private void over(ProjectVerificationRow row, ProjectState state) {
    row.state = state;
    row.finishedAt = clock.instant();
  }

  private Uni<Void> append(ProjectVerificationRow row, ProjectEvent event) {
    row.lastSequence++;
    return ProjectEventRow.of(id, event.at(row.lastSequence, clock.instant()))
        .persist()
        .replaceWithVoid();
  }

  private Uni<Void> write(
      List<Evidence> documents, Function<ProjectVerificationRow, Uni<Void>> work) {
    return Uni.createFrom()
        .deferred(() -> Uni.createFrom().completionStage(enqueue(documents, work).copy()));
  }

  private synchronized CompletableFuture<Void> enqueue(
      List<Evidence> documents, Function<ProjectVerificationRow, Uni<Void>> work) {
    CompletableFuture<Void> done =
        tail.handle((item, failure) -> "the next one goes ahead either way")
            .thenCompose(ignored -> fenced(documents, work).subscribeAsCompletionStage());
    tail = done;
    return done;
  }

  private Uni<Void> fenced(
      List<Evidence> documents, Function<ProjectVerificationRow, Uni<Void>> work) {
    return evidence
        .pack(documents)
        .chain(
            packed ->
                transactions.in(
                    () ->
                        ProjectVerificationStore.locked(id)
                            .map(this::mine)
                            .chain(row -> evidence.insert(packed).chain(() -> work.apply(row)))));
  }

  private ProjectVerificationRow mine(@Nullable ProjectVerificationRow row) {
    if (row == null || row.attempt != attempt || row.state.over()) {
      throw new Superseded(id);
    }
    return row;
  }

  private static @Nullable String bounded(@Nullable String message) {
    return message == null || message.length() <= 1000 ? message : message.substring(0, 1000);
  }
}
