package dev.assay.inference.testing;

import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedRequests;
import dev.assay.inference.requests.TimedTranscript;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.probe.RecordedAnswer;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Probes to an endpoint that behaves as told, for 1200 counted requests after 80 others. */
public final class ScriptedEndpoint implements Probes {
  public static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final int LAST = 1280;

  public final List<TimedRequests> asked = new ArrayList<>();
  private final ServedDocuments documents = new ServedDocuments();
  private final @Nullable Behaviour behaviour;
  private final @Nullable Reason reason;
  private @Nullable String region;

  public ScriptedEndpoint(Behaviour behaviour) {
    this.behaviour = behaviour;
    this.reason = null;
  }

  public ScriptedEndpoint(Reason reason) {
    this.behaviour = null;
    this.reason = reason;
  }

  /** Its load is put from there. */
  public ScriptedEndpoint from(@Nullable String where) {
    region = where;
    return this;
  }

  /** Serves a document beside it. */
  public ScriptedEndpoint serving(String url, EvidenceClass evidenceClass, String body) {
    documents.serving(url, evidenceClass, body);
    return this;
  }

  @Override
  public <A> Uni<Answer<A>> ask(Question<A> question) {
    if (question instanceof HttpGet) {
      return documents.ask(question);
    }
    byte[] body =
        switch (question) {
          case RandomDraw draw -> HexFormat.of().parseHex("5a".repeat(RandomDraw.BYTES));
          case TimedRequests load -> transcript(load);
          default -> throw new AssertionError("nobody scripted " + question);
        };
    return Uni.createFrom().item(recorded(question, body).read(question));
  }

  private byte @Nullable [] transcript(TimedRequests load) {
    asked.add(load);
    if (behaviour == null) {
      return null;
    }
    List<TimedAnswer> answers = new ArrayList<>();
    long[] due = load.dueMicros();
    for (int i = 0; i < due.length; i++) {
      answers.add(behaviour.answer(i, due[i]));
    }
    return CanonicalJson.write(TimedTranscript.of(answers, load.warmUps()).from(region));
  }

  private RecordedAnswer recorded(Question<?> question, byte @Nullable [] body) {
    return new RecordedAnswer(
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            NOW,
            "assay",
            EvidenceClass.MEASURED,
            body == null ? reason : null,
            body == null ? "scripted" : null,
            CanonicalJson.mediaType(),
            body == null ? null : Digest.of(body),
            Map.of()),
        body);
  }
}
