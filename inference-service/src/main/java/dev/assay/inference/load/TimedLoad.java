package dev.assay.inference.load;

import dev.assay.inference.load.Load.Moment;
import dev.assay.inference.load.spill.Spill;
import dev.assay.inference.load.spill.SpilledDocument;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedRequests;
import dev.assay.inference.requests.TimedTranscript;
import dev.assay.inference.stream.AnswerReader;
import dev.assay.inference.stream.Words;
import dev.assay.layer.egress.ConnectionMode;
import dev.assay.layer.egress.HttpRequest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** The requests of an open load, of whose answers only the times are kept. */
final class TimedLoad implements Dispatch<TimedAnswer> {
  private static final long MICROS_PER_MILLI = 1000;

  private final TimedRequests load;
  private final LoadTools tools;
  private final long[] dueMicros;
  private final Duration deadline;
  private final RunningStop stop;

  TimedLoad(TimedRequests load, LoadTools tools) {
    this.load = load;
    this.tools = tools;
    this.dueMicros = load.dueMicros();
    this.deadline = Duration.ofMillis(load.deadlineMillis());
    this.stop = new RunningStop(load);
  }

  @Override
  public int size() {
    return dueMicros.length;
  }

  @Override
  public Cost most(int index) {
    return most(request(index));
  }

  @Override
  public Duration longest() {
    return deadline.plusMillis(dueMicros[dueMicros.length - 1] / MICROS_PER_MILLI);
  }

  @Override
  public Uni<Void> pace(Load<TimedAnswer> paced) {
    return paced.open(dueMicros);
  }

  @Override
  public void finished(TimedAnswer result) {
    stop.take(result);
  }

  @Override
  public boolean suffices() {
    return stop.reached();
  }

  @Override
  public Uni<TimedAnswer> send(Moment moment) {
    HttpRequest request = request(moment.index());
    Cost most = most(request);
    return tools
        .gate()
        .pass(deadline, most, () -> asked(moment, request, most), by -> ended(moment, by));
  }

  @Override
  public TimedAnswer ended(Moment moment, AnswerOutcome by) {
    return new TimedAnswer(moment.index(), moment.dueMicros(), moment.nowMicros(), null, by, null);
  }

  @Override
  public SpilledDocument transcript(List<Spill.Part> results) {
    int warmUps = load.warmUps();
    return SpilledDocument.of(TimedTranscript.of(List.of(), 0).from(tools.vantage().region()))
        .with("warmUps", results.subList(0, warmUps))
        .with("answers", results.subList(warmUps, results.size()));
  }

  private Uni<TimedAnswer> asked(Moment moment, HttpRequest request, Cost most) {
    AnswerReader reader = new AnswerReader(tools.redactor(), tools.unread());
    int prompt = Words.in(load.prompt(moment.index()));
    return new TimedExchange(reader, tools.redactor())
        .send(tools.context().http(), tools.withKey(request, load.secret()))
        .invoke(
            unused ->
                tools
                    .gate()
                    .settle(most, most.stated(reader.usage(), prompt, reader.fewestTokens())))
        .map(ended -> answer(moment, ended, reader));
  }

  private static TimedAnswer answer(Moment moment, TimedExchange.Ended ended, AnswerReader reader) {
    LoadClock clock = moment.clock();
    return new TimedAnswer(
        moment.index(),
        moment.dueMicros(),
        Math.max(moment.dueMicros(), clock.micros(ended.sentNanos())),
        ended.connectMicros(),
        ended.outcome(),
        reader.reply(clock::micros));
  }

  private HttpRequest request(int index) {
    return HttpBody.of(
            load.url(),
            ChatRequest.streamed(load.model(), load.prompt(index), load.maxTokens()),
            deadline)
        .withConnection(ConnectionMode.KEPT);
  }

  private Cost most(HttpRequest request) {
    int bytes = request.body() == null ? 0 : request.body().length();
    return Cost.atMost(bytes, load.maxTokens(), load.price());
  }
}
