package dev.assay.inference.testing;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.realtime.PairStop;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.probe.RecordedAnswer;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Probes to endpoints that answer series as told; the prober sends the next request a pause after
 * an earlier one gave its place free, and ends a series where its rule says so.
 */
public final class SimulatedSeries implements Probes {

  /** How the request at this position is answered. */
  @FunctionalInterface
  public interface Server {
    SimulatedReply reply(PlannedExchange planned, int position);
  }

  public final List<ExchangeSeries> asked = new ArrayList<>();

  /** How many requests went out, of all series. */
  public int requests;

  private final Server server;
  private final long pauseMicros;
  private final @Nullable Reason reason;

  private SimulatedSeries(Server server, long pauseMicros, @Nullable Reason reason) {
    this.server = server;
    this.pauseMicros = pauseMicros;
    this.reason = reason;
  }

  public static SimulatedSeries of(Server server) {
    return new SimulatedSeries(server, 0, null);
  }

  /** As many requests as are under way decide how each is answered. */
  public static SimulatedSeries byLoad(IntFunction<SimulatedReply> reply) {
    SimulatedSeries[] self = new SimulatedSeries[1];
    self[0] = of((planned, position) -> reply.apply(self[0].asked.getLast().pacing().atOnce()));
    return self[0];
  }

  /** No transcript comes of any series. */
  public static SimulatedSeries without(Reason reason) {
    return new SimulatedSeries((planned, position) -> SimulatedReply.ok(1, 1), 0, reason);
  }

  /** The same with a prober that waits so long before it sends. */
  public SimulatedSeries pausing(double millis) {
    return new SimulatedSeries(server, Math.round(millis * 1000), reason);
  }

  @Override
  public <A> Uni<Answer<A>> ask(Question<A> question) {
    byte[] body =
        switch (question) {
          case RandomDraw draw -> HexFormat.of().parseHex("5a".repeat(RandomDraw.BYTES));
          case ExchangeSeries series -> transcript(series);
          default -> throw new AssertionError("nobody simulated " + question);
        };
    return Uni.createFrom().item(recorded(question, body).read(question));
  }

  private byte @Nullable [] transcript(ExchangeSeries series) {
    asked.add(series);
    if (reason != null) {
      return null;
    }
    PriorityQueue<Long> free = new PriorityQueue<>();
    for (int place = 0; place < series.pacing().atOnce(); place++) {
      free.add(0L);
    }
    List<Exchanged> exchanges = new ArrayList<>();
    PairStop stop = series.stop() == null ? null : new PairStop(series.stop(), series.exchanges());
    for (int i = 0; i < series.exchanges().size() && (stop == null || !stop.reached()); i++) {
      PlannedExchange planned = series.exchanges().get(i);
      long sent = free.remove() + pauseMicros;
      Exchanged came = server.reply(planned, i).at(i, sent, planned);
      exchanges.add(came);
      requests++;
      if (stop != null) {
        stop.take(came);
      }
      free.add(
          came.heard() == null ? sent + series.deadlineMillis() * 1000L : came.heard().endMicros());
    }
    return CanonicalJson.write(ExchangeTranscript.of(exchanges, 0));
  }

  private RecordedAnswer recorded(Question<?> question, byte @Nullable [] body) {
    return new RecordedAnswer(
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            ScriptedEndpoint.NOW,
            "assay",
            EvidenceClass.MEASURED,
            body == null ? reason : null,
            body == null ? "simulated" : null,
            CanonicalJson.mediaType(),
            body == null ? null : Digest.of(body),
            Map.of()),
        body);
  }
}
