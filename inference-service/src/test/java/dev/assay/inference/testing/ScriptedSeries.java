package dev.assay.inference.testing;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.PlannedExchange;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Probes to endpoints that answer each planned request as told; draws differ by their occasion. */
public final class ScriptedSeries implements Probes {
  public final List<ExchangeSeries> asked = new ArrayList<>();
  private final Script script;
  private final Map<String, Reason> unanswered;

  /** What becomes of a request at a position of a series. */
  @FunctionalInterface
  public interface Script {
    Exchanged answer(ExchangeSeries series, int index, PlannedExchange request);
  }

  public ScriptedSeries(Script script) {
    this(script, Map.of());
  }

  /** Series whose purpose has such a word have no answer, for this reason. */
  public ScriptedSeries(Script script, Map<String, Reason> unanswered) {
    this.script = script;
    this.unanswered = unanswered;
  }

  @Override
  public <A> Uni<Answer<A>> ask(Question<A> question) {
    return switch (question) {
      case RandomDraw draw ->
          answered(
              question,
              Digest.sha256().digest(draw.occasion().getBytes(StandardCharsets.UTF_8)),
              null);
      case ExchangeSeries series -> {
        asked.add(series);
        Reason reason = reason(series);
        yield answered(question, reason == null ? transcript(series) : null, reason);
      }
      default -> throw new AssertionError("nobody scripted " + question);
    };
  }

  private @Nullable Reason reason(ExchangeSeries series) {
    return unanswered.entrySet().stream()
        .filter(entry -> series.purpose().contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private byte[] transcript(ExchangeSeries series) {
    List<Exchanged> exchanges = new ArrayList<>();
    for (int i = 0; i < series.exchanges().size(); i++) {
      exchanges.add(script.answer(series, i, series.exchanges().get(i)));
    }
    return CanonicalJson.write(ExchangeTranscript.of(exchanges, 0));
  }

  private static <A> Uni<Answer<A>> answered(
      Question<A> question, byte @Nullable [] body, @Nullable Reason reason) {
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            ScriptedEndpoint.NOW,
            "assay",
            EvidenceClass.MEASURED,
            reason,
            reason == null ? null : "scripted",
            CanonicalJson.mediaType(),
            body == null ? null : Digest.of(body),
            Map.of());
    return Uni.createFrom().item(new RecordedAnswer(envelope, body).read(question));
  }
}
