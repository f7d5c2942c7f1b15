package dev.assay.layer.probe;

import dev.assay.layer.egress.Admission;
import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.FailureCode;
import dev.assay.layer.egress.Headers;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.egress.StreamEnd;
import dev.assay.layer.probe.TargetBudget.Purse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The guarded door to the world with one verification's budget per host before it: requests
 * (redirects count) and bytes. A spent budget is a failed exchange with the code BUDGET_SPENT.
 * Thread-safe.
 */
public final class BudgetedHttp implements ProbeHttp {
  private final ProbeHttp guarded;
  private final Limits standard;
  private final TargetBudget budget;

  /**
   * A door with a fresh budget.
   *
   * @param standard the limits of a request that brings none
   */
  public BudgetedHttp(
      ProbeHttp guarded, Limits standard, long requestsPerTarget, long bytesPerTarget) {
    this.guarded = guarded;
    this.standard = standard;
    this.budget = new TargetBudget(requestsPerTarget, bytesPerTarget);
  }

  @Override
  public Uni<HttpExchange> exchange(HttpRequest request) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Purse purse = budget.of(request.uri());
              Limits asked = limits(request);
              long requests = purse.takeRequests(1L + asked.maxRedirects());
              long bytes = purse.takeBytes(asked.maxBytes());
              if (requests == 0 || bytes < Math.min(1, asked.maxBytes())) {
                purse.giveBack(requests, bytes);
                return Uni.createFrom().item(spent(request));
              }
              return guarded
                  .exchange(request.withLimits(cut(asked, requests, bytes)))
                  .map(came -> settle(came, request, purse, requests, bytes, asked));
            });
  }

  @Override
  public Uni<StreamEnd> stream(HttpRequest request, ChunkSink sink) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Purse purse = budget.of(request.uri());
              Limits asked = limits(request);
              long requests = purse.takeRequests(1L + asked.maxRedirects());
              if (requests == 0) {
                return Uni.createFrom().item(brokenOff(request));
              }
              Meter meter = new Meter(sink, purse);
              return guarded.stream(
                      request.withLimits(cut(asked, requests, asked.maxBytes())), meter)
                  .invoke(end -> purse.giveBack(requests - hops(end), 0))
                  .map(end -> meter.spent.get() ? brokenOff(request) : end);
            });
  }

  @Override
  public Uni<Admission> admit(URI uri, long mostBytes) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Purse purse = budget.of(uri);
              long requests = purse.takeRequests(1);
              long bytes = purse.takeBytes(mostBytes);
              if (requests == 0 || bytes < mostBytes) {
                purse.giveBack(requests, bytes);
                return Uni.createFrom()
                    .item(new Admission.Denied(FailureCode.BUDGET_SPENT, sentence(uri)));
              }
              return guarded.admit(uri, mostBytes);
            });
  }

  private static HttpExchange settle(
      HttpExchange came,
      HttpRequest request,
      Purse purse,
      long requests,
      long bytes,
      Limits asked) {
    switch (came) {
      case HttpExchange.Responded responded ->
          purse.giveBack(requests - responded.hops().size(), bytes - responded.body().length);
      case HttpExchange.Failed failed ->
          purse.giveBack(requests - 1, failed.code() == FailureCode.REFUSED_BY_GUARD ? bytes : 0);
    }
    boolean cutShort = bytes < asked.maxBytes();
    return came instanceof HttpExchange.Failed failed
            && failed.code() == FailureCode.TOO_LARGE
            && cutShort
        ? spent(request)
        : came;
  }

  private static long hops(StreamEnd end) {
    return end instanceof StreamEnd.Ended ended ? ended.hops().size() : 1;
  }

  private Limits limits(HttpRequest request) {
    Limits own = request.limits();
    return own == null ? standard : own;
  }

  private static Limits cut(Limits asked, long requests, long bytes) {
    return new Limits(
        bytes,
        asked.maxDecompressedBytes(),
        asked.connect(),
        asked.total(),
        Math.toIntExact(requests - 1));
  }

  private static HttpExchange spent(HttpRequest request) {
    return new HttpExchange.Failed(FailureCode.BUDGET_SPENT, null, sentence(request));
  }

  private static StreamEnd brokenOff(HttpRequest request) {
    return new StreamEnd.Broken(FailureCode.BUDGET_SPENT, null, sentence(request));
  }

  private static String sentence(HttpRequest request) {
    return sentence(request.uri());
  }

  private static String sentence(URI uri) {
    return "the budget of this verification for " + uri.getHost() + " is spent";
  }

  /** Charges each part of a body as it arrives, and stops where the budget ends. */
  private static final class Meter implements ChunkSink {
    private final ChunkSink sink;
    private final Purse purse;
    private final AtomicBoolean spent = new AtomicBoolean();

    Meter(ChunkSink sink, Purse purse) {
      this.sink = sink;
      this.purse = purse;
    }

    @Override
    public void onHead(int status, Headers headers, long nanos) {
      sink.onHead(status, headers, nanos);
    }

    @Override
    public Uni<Next> onChunk(Buffer chunk, long nanos) {
      if (purse.takeBytes(chunk.length()) < chunk.length()) {
        spent.set(true);
        return Uni.createFrom().item(Next.STOP);
      }
      return sink.onChunk(chunk, nanos);
    }
  }
}
