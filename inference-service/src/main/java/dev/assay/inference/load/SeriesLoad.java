package dev.assay.inference.load;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.PairRule;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.load.Load.Moment;
import dev.assay.inference.load.spill.Spill;
import dev.assay.inference.load.spill.SpilledDocument;
import dev.assay.inference.realtime.PairStop;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.stream.AnswerReader;
import dev.assay.inference.stream.KeptAnswer;
import dev.assay.inference.stream.Words;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The requests of a series, of whose answers all is kept that experiments need. */
final class SeriesLoad implements Dispatch<Exchanged> {
  private final ExchangeSeries series;
  private final LoadTools tools;
  private final Duration deadline;
  private final @Nullable PairStop stop;

  /** What stands in memory until it was written. */
  private final AtomicReferenceArray<KeptAnswer> unwritten;

  SeriesLoad(ExchangeSeries series, LoadTools tools) {
    this.series = series;
    this.tools = tools;
    this.deadline = Duration.ofMillis(series.deadlineMillis());
    PairRule rule = series.stop();
    this.stop = rule == null ? null : new PairStop(rule, series.exchanges());
    this.unwritten = new AtomicReferenceArray<>(series.exchanges().size());
  }

  @Override
  public int size() {
    return series.exchanges().size();
  }

  @Override
  public Cost most(int index) {
    return most(index, asking(index));
  }

  @Override
  public Duration longest() {
    return deadline.plus(Duration.ofNanos(1000 * lastDueMicros()));
  }

  @Override
  public Uni<Void> pace(Load<Exchanged> load) {
    return switch (series.pacing().kind()) {
      case CLOSED -> load.closed(series.pacing().atOnce());
      case SCHEDULED ->
          load.open(series.exchanges().stream().mapToLong(PlannedExchange::dueMicros).toArray());
    };
  }

  @Override
  public void finished(Exchanged result) {
    if (stop != null) {
      stop.take(result);
    }
  }

  @Override
  public boolean suffices() {
    return stop != null && stop.reached();
  }

  @Override
  public Uni<Exchanged> send(Moment moment) {
    Asking asking = asking(moment.index());
    Cost most = most(moment.index(), asking);
    return tools
        .gate()
        .pass(deadline, most, () -> asked(moment, asking, most), by -> ended(moment, by));
  }

  @Override
  public Exchanged ended(Moment moment, AnswerOutcome by) {
    long now = moment.nowMicros();
    return new Exchanged(moment.index(), due(moment, now), now, null, by, null);
  }

  @Override
  public void written(int index) {
    KeptAnswer kept = unwritten.getAndSet(index, null);
    if (kept != null) {
      kept.release();
    }
  }

  @Override
  public SpilledDocument transcript(List<Spill.Part> results) {
    return SpilledDocument.of(ExchangeTranscript.of(List.of(), tools.redactor().redactions()))
        .with("exchanges", results);
  }

  private Uni<Exchanged> asked(Moment moment, Asking asking, Cost most) {
    KeptAnswer kept = new KeptAnswer(tools.redactor(), tools.kept());
    unwritten.set(moment.index(), kept);
    Party party = party(moment.index());
    AnswerReader reader = new AnswerReader(party.api(), kept, tools.redactor(), tools.unread());
    int prompt = Words.in(series.exchanges().get(moment.index()).prompt());
    return asking
        .send(reader)
        .invoke(
            unused ->
                tools
                    .gate()
                    .settle(most, most.stated(reader.usage(), prompt, reader.fewestTokens())))
        .map(ended -> exchanged(moment, ended, reader));
  }

  private Exchanged exchanged(Moment moment, TimedExchange.Ended ended, AnswerReader reader) {
    LoadClock clock = moment.clock();
    long sent = Math.max(moment.dueMicros(), clock.micros(ended.sentNanos()));
    return new Exchanged(
        moment.index(),
        due(moment, sent),
        sent,
        ended.connectMicros(),
        ended.outcome(),
        reader.heard(clock::micros, ended.peer()));
  }

  /** Without a schedule a request is due when it is sent. */
  private long due(Moment moment, long sentMicros) {
    return series.pacing().kind() == Pacing.Kind.SCHEDULED ? moment.dueMicros() : sentMicros;
  }

  private long lastDueMicros() {
    return series.pacing().kind() == Pacing.Kind.CLOSED
        ? 0
        : series.exchanges().stream().mapToLong(PlannedExchange::dueMicros).max().orElse(0);
  }

  private Party party(int index) {
    return series.parties().get(series.exchanges().get(index).party());
  }

  private Asking asking(int index) {
    PlannedExchange planned = series.exchanges().get(index);
    Party party = party(index);
    return switch (party.api()) {
      case KSERVE_GRPC -> KserveAsking.of(party, planned, deadline, tools);
      case CHAT, COMPLETIONS, JSON -> HttpAsking.of(party, planned, deadline, tools);
    };
  }

  private Cost most(int index, Asking asking) {
    return Cost.atMost(
        asking.bytes(), series.exchanges().get(index).maxTokens(), party(index).price());
  }
}
