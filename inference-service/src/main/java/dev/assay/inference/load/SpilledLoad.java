package dev.assay.inference.load;

import dev.assay.inference.spill.EvidenceLost;
import dev.assay.inference.spill.Spill;
import dev.assay.inference.spill.SpilledResults;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.RawAnswer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.concurrent.Executor;

/**
 * A load whose evidence goes to disk while it is put; at its end the transcript is sealed from
 * there. Evidence that is lost ends the load at once.
 *
 * @param <A> what becomes of a request
 * @param spill of this load alone, closed when it ends
 */
record SpilledLoad<A>(Dispatch<A> load, Spill spill, ProbeContext context) {

  /** Puts it; its answer is the transcript, or how its evidence was lost. */
  Uni<RawAnswer> put(int mostUnderWay) {
    Executor worker = Infrastructure.getDefaultWorkerPool();
    SpilledResults<A> results = new SpilledResults<>(spill, load.size(), load::written);
    return Uni.combine()
        .any()
        .of(results.<Void>lost(), load.pace(new Load<>(load, context, mostUnderWay, results)))
        .emitOn(worker)
        .flatMap(unused -> sealed(results))
        .onFailure(EvidenceLost.class)
        .recoverWithItem(lost -> without((EvidenceLost) lost))
        .onTermination()
        .invoke(() -> worker.execute(spill::close));
  }

  private Uni<RawAnswer> sealed(SpilledResults<A> results) {
    try {
      byte[] transcript = load.transcript(results.inOrder()).read(spill);
      return Uni.createFrom().item(OwnAnswer.of(context, transcript));
    } catch (EvidenceLost e) {
      return Uni.createFrom().failure(e);
    }
  }

  private RawAnswer without(EvidenceLost lost) {
    return OwnAnswer.without(context, lost.reason(), lost.explanation());
  }
}
