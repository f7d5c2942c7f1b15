package dev.assay.inference.testing;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.KeyedGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.probe.RecordedAnswer;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Probes to an endpoint that answers series of exchanges as told, one request after another on a
 * clock of its own, and to documents that are served as told.
 */
public final class ScriptedExchanges implements Probes {
  private static final long PAUSE_MICROS = 100;

  public final List<ExchangeSeries> asked = new ArrayList<>();
  public Instant now = ScriptedEndpoint.NOW;
  private final @Nullable Told told;
  private final @Nullable Reason reason;
  private Function<HttpGet, @Nullable String> documents = get -> null;
  private EvidenceClass documentsClass = EvidenceClass.PROJECT_API;

  public ScriptedExchanges(Told told) {
    this.told = told;
    this.reason = null;
  }

  public ScriptedExchanges(Reason reason) {
    this.told = null;
    this.reason = reason;
  }

  /** Serves documents too; null for one that isn't there. */
  public ScriptedExchanges serving(
      EvidenceClass evidenceClass, Function<HttpGet, @Nullable String> documents) {
    this.documentsClass = evidenceClass;
    this.documents = documents;
    return this;
  }

  @Override
  public <A> Uni<Answer<A>> ask(Question<A> question) {
    RecordedAnswer recorded =
        switch (question) {
          case RandomDraw draw ->
              recorded(draw, HexFormat.of().parseHex("5a".repeat(RandomDraw.BYTES)));
          case ExchangeSeries series -> recorded(series, transcript(series));
          case HttpGet get -> served(get, get);
          case KeyedGet get ->
              served(get, new HttpGet(get.address(), get.maxBytes(), false, get.occasion()));
          default -> throw new AssertionError("nobody scripted " + question);
        };
    return Uni.createFrom().item(recorded.read(question));
  }

  private byte @Nullable [] transcript(ExchangeSeries series) {
    asked.add(series);
    if (told == null) {
      return null;
    }
    List<Exchanged> exchanges = new ArrayList<>();
    long sent = 0;
    for (int i = 0; i < series.exchanges().size(); i++) {
      Exchanged exchanged = told.answer(series.exchanges().get(i), i, sent);
      exchanges.add(exchanged);
      sent = PAUSE_MICROS + (exchanged.heard() == null ? sent : exchanged.heard().endMicros());
    }
    now = now.plusNanos(1000 * sent);
    return CanonicalJson.write(ExchangeTranscript.of(exchanges, 0));
  }

  private RecordedAnswer served(Question<?> question, HttpGet get) {
    String body = documents.apply(get);
    return answer(
        question,
        get.address().getAuthority(),
        documentsClass,
        body == null ? Reason.SOURCE_ERROR : null,
        body == null ? null : body.getBytes(StandardCharsets.UTF_8));
  }

  private RecordedAnswer recorded(Question<?> question, byte @Nullable [] body) {
    return answer(question, "assay", EvidenceClass.MEASURED, body == null ? reason : null, body);
  }

  private RecordedAnswer answer(
      Question<?> question,
      String source,
      EvidenceClass evidenceClass,
      @Nullable Reason reason,
      byte @Nullable [] body) {
    return new RecordedAnswer(
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            now,
            source,
            evidenceClass,
            reason,
            reason == null ? null : "scripted",
            CanonicalJson.mediaType(),
            body == null ? null : Digest.of(body),
            Map.of()),
        body);
  }
}
