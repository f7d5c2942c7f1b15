package dev.assay.data.testing;

import dev.assay.data.digest.FileDigests;
import dev.assay.data.digest.FileTranscript;
import dev.assay.data.digest.StreamingDigest;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RecordedAnswer;
import dev.assay.verification.probe.RecordedProbes;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A world of a few files, asked by the questions that the checks really ask. Every answer becomes
 * an envelope with a body and is read back from it, and can be replayed.
 */
public final class ScriptedWorld implements Probes {
  /** When everything is observed. */
  public static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private record Served(byte[] bytes, String mediaType, String encoding) {}

  private final Map<URI, Served> files = new HashMap<>();
  private final Map<URI, Reason> failures = new HashMap<>();
  private final Map<Digest, RecordedAnswer> recorded = new LinkedHashMap<>();
  private final List<Question<?>> asked = new ArrayList<>();

  /** Serves these bytes. */
  public ScriptedWorld serve(URI address, byte[] bytes) {
    return serve(address, bytes, "application/octet-stream", null);
  }

  /** Serves these bytes with the head fields that matter. */
  public ScriptedWorld serve(URI address, byte[] bytes, String mediaType, String encoding) {
    files.put(address, new Served(bytes, mediaType, encoding));
    return this;
  }

  /** Answers with this reason. */
  public ScriptedWorld fail(URI address, Reason reason) {
    failures.put(address, reason);
    return this;
  }

  /** The questions, each time they were asked. */
  public List<Question<?>> asked() {
    return asked;
  }

  /** The same answers from a recording. */
  public RecordedProbes replay() {
    return new RecordedProbes(recorded);
  }

  @Override
  public <A> Uni<Answer<A>> ask(Question<A> question) {
    asked.add(question);
    RecordedAnswer answer =
        recorded.computeIfAbsent(question.canonical().digest(), key -> answer(question));
    return Uni.createFrom().item(() -> answer.read(question));
  }

  private RecordedAnswer answer(Question<?> question) {
    return switch (question) {
      case HttpGet get -> document(get);
      case FileDigests file -> transcript(file);
      default -> throw new IllegalStateException("nobody scripted " + question.kind());
    };
  }

  private RecordedAnswer document(HttpGet get) {
    Served served = files.get(get.address());
    Reason reason = reason(get.address(), get.maxBytes());
    return reason != null
        ? unanswered(get, get.address(), EvidenceClass.PROJECT_API, reason)
        : answered(
            get, get.address(), EvidenceClass.PROJECT_API, served.mediaType(), served.bytes());
  }

  private RecordedAnswer transcript(FileDigests file) {
    Reason reason = reason(file.address(), file.maxBytes());
    if (reason != null) {
      return unanswered(file, file.address(), EvidenceClass.MEASURED, reason);
    }
    Served served = files.get(file.address());
    StreamingDigest digest = new StreamingDigest(file.alsoBy());
    digest.update(served.bytes());
    StreamingDigest.Result result = digest.finish();
    Map<String, String> digests = new TreeMap<>();
    result.digests().forEach((algorithm, hex) -> digests.put(algorithm.word(), hex));
    FileTranscript transcript =
        new FileTranscript(
            FileTranscript.SCHEMA,
            file.address(),
            200,
            served.mediaType(),
            null,
            served.encoding(),
            result.length(),
            digests,
            StreamingDigest.CHUNK_BYTES,
            result.chunks());
    return answered(
        file,
        file.address(),
        EvidenceClass.MEASURED,
        "application/json",
        CanonicalJson.write(transcript));
  }

  private Reason reason(URI address, long maxBytes) {
    if (failures.containsKey(address)) {
      return failures.get(address);
    }
    Served served = files.get(address);
    if (served == null) {
      return Reason.SOURCE_ERROR;
    }
    return served.bytes().length > maxBytes ? Reason.TOO_LARGE : null;
  }

  private static RecordedAnswer answered(
      Question<?> question, URI address, EvidenceClass strength, String mediaType, byte[] body) {
    return new RecordedAnswer(
        envelope(question, address, strength, null, mediaType, Digest.of(body)), body);
  }

  private static RecordedAnswer unanswered(
      Question<?> question, URI address, EvidenceClass strength, Reason reason) {
    return new RecordedAnswer(envelope(question, address, strength, reason, null, null), null);
  }

  private static Envelope envelope(
      Question<?> question,
      URI address,
      EvidenceClass strength,
      Reason reason,
      String mediaType,
      Digest body) {
    return new Envelope(
        Envelope.SCHEMA,
        question.canonical(),
        NOW,
        address.getAuthority(),
        strength,
        reason,
        reason == null ? null : address + " gave no answer: " + reason,
        mediaType,
        body,
        Map.of());
  }
}
