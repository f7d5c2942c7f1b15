package dev.assay.inference.spill;

import dev.assay.inference.spill.Spill.Part;
import dev.assay.verification.document.CanonicalJson;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What became of each request of a load, on its way to a {@link Spill}: taken from any thread
 * without waiting, written as canonical JSON by one worker at a time. Where too many wait, or the
 * disk fails, the evidence is lost and said so. Thread-safe.
 *
 * @param <A> what becomes of a request
 */
public final class SpilledResults<A> {
  /** Bursts of ends are larger than what is under way only when the disk stands still. */
  private static final int MOST_WAITING = 16_384;

  private static final Part NOT_YET = new Part(0, 0, 0);

  private record Result<A>(int index, A value) {}

  private final Spill spill;
  private final IntConsumer written;
  private final AtomicReferenceArray<Part> parts;
  private final BlockingQueue<Result<A>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final AtomicBoolean writing = new AtomicBoolean();
  private final CompletableFuture<Void> lost = new CompletableFuture<>();

  /**
   * Results of so many requests.
   *
   * @param written hears, on a worker thread, of each that needs no more memory
   */
  public SpilledResults(Spill spill, int size, IntConsumer written) {
    this.spill = spill;
    this.written = written;
    this.parts = new AtomicReferenceArray<>(size);
  }

  /** Takes what became of this request. */
  public void take(int index, A result) {
    parts.set(index, NOT_YET);
    if (waiting.offer(new Result<>(index, result))) {
      writeSoon();
    } else {
      lost.completeExceptionally(EvidenceLost.tooSlow(MOST_WAITING));
    }
  }

  /** Whether it is known what became of this one. */
  public boolean has(int index) {
    return parts.get(index) != null;
  }

  /** Fails as soon as evidence was lost; gives nothing else. */
  public <T> Uni<T> lost() {
    return Uni.createFrom()
        .completionStage(() -> lost.copy())
        .onItem()
        .transformToUni(unused -> Uni.createFrom().nothing());
  }

  /**
   * Where the results of those that were sent stand, in order: the first so many. Waits until all
   * are written, so it belongs on a worker thread.
   */
  public List<Part> inOrder() throws EvidenceLost {
    writeAll();
    if (lost.isCompletedExceptionally()) {
      if (lost.exceptionNow() instanceof EvidenceLost why) {
        throw why;
      }
      throw new IllegalStateException("a result can't be written", lost.exceptionNow());
    }
    return IntStream.range(0, parts.length())
        .mapToObj(parts::get)
        .takeWhile(Objects::nonNull)
        .toList();
  }

  private void writeSoon() {
    if (writing.compareAndSet(false, true)) {
      Infrastructure.getDefaultWorkerPool().execute(this::work);
    }
  }

  private void work() {
    writeAll();
    writing.set(false);
    if (!waiting.isEmpty()) {
      writeSoon();
    }
  }

  private synchronized void writeAll() {
    Result<A> next;
    while ((next = waiting.poll()) != null) {
      if (!lost.isDone()) {
        write(next);
      }
    }
  }

  private void write(Result<A> result) {
    try {
      parts.set(result.index(), spill.append(CanonicalJson.write(result.value())));
      written.accept(result.index());
    } catch (EvidenceLost | RuntimeException e) {
      lost.completeExceptionally(e);
    }
  }
}
