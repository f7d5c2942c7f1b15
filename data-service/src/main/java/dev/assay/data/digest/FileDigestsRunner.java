package dev.assay.data.digest;

import dev.assay.layer.egress.FailureCode;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.egress.StreamEnd;
import dev.assay.layer.probe.HttpFailure;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.HttpGet;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Streams one file through the guarded door and digests it; nothing of it is kept. A broken
 * connection goes on where it broke when the server vouches by a strong ETag that the file is the
 * same, else the file starts again; at most {@value #ATTEMPTS} times in all.
 */
@ApplicationScoped
class FileDigestsRunner implements QuestionRunner<FileDigests> {
  private static final int ATTEMPTS = 3;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int REDIRECTS = 5;

  @Override
  public Class<FileDigests> questionType() {
    return FileDigests.class;
  }

  @Override
  public Uni<RawAnswer> run(FileDigests question, ProbeContext context) {
    return Uni.createFrom()
        .deferred(
            () -> {
              DigestSink sink =
                  new DigestSink(
                      question.alsoBy(),
                      Infrastructure.getDefaultWorkerPool(),
                      done -> context.progress("bytes", done, question.maxBytes()));
              return attempt(question, context, sink, 1);
            });
  }

  private Uni<RawAnswer> attempt(
      FileDigests question, ProbeContext context, DigestSink sink, int number) {
    return context.http().stream(request(question, context, sink), sink)
        .chain(
            end ->
                number < ATTEMPTS && canGoOn(end, sink)
                    ? attempt(question, context, sink, number + 1)
                    : answer(question, context, sink, end));
  }

  private static HttpRequest request(FileDigests question, ProbeContext context, DigestSink sink) {
    String etag = resumable(sink);
    long already = etag == null ? 0 : sink.received();
    long most = question.maxBytes() - already;
    Limits limits = new Limits(most, most, CONNECT, context.remaining().plusMillis(1), REDIRECTS);
    HttpRequest request = HttpRequest.get(question.address()).withLimits(limits);
    return etag == null
        ? request
        : request.withHeader("range", "bytes=" + already + "-").withHeader("if-range", etag);
  }

  /** The strong ETag under which a broken body may go on; null when it has to start again. */
  private static @Nullable String resumable(DigestSink sink) {
    String etag = sink.header("etag");
    boolean strong = etag != null && etag.startsWith("\"") && etag.matches("[\\x21-\\x7e]{2,200}");
    return sink.received() > 0 && strong && sink.header("content-encoding") == null ? etag : null;
  }

  private static boolean canGoOn(StreamEnd end, DigestSink sink) {
    return sink.received() > 0
        && end instanceof StreamEnd.Broken broken
        && broken.code() == FailureCode.CONNECTION_FAILED;
  }

  private static Uni<RawAnswer> answer(
      FileDigests question, ProbeContext context, DigestSink sink, StreamEnd end) {
    String source = question.address().getHost() + ":" + Register.port(question.address());
    return switch (end) {
      case StreamEnd.Broken broken ->
          Uni.createFrom()
              .item(
                  unanswered(
                      context,
                      source,
                      HttpFailure.reason(broken.code()),
                      source + ": " + broken.explanation()));
      case StreamEnd.Ended ended when !sink.succeeded() ->
          Uni.createFrom()
              .item(
                  unanswered(
                          context,
                          source,
                          Reason.SOURCE_ERROR,
                          source + " answered with status " + sink.status())
                      .with(attributes(ended)));
      case StreamEnd.Ended ended ->
          sink.finish()
              .map(
                  result ->
                      RawAnswer.answered(
                              context.clock().instant(),
                              source,
                              EvidenceClass.MEASURED,
                              CanonicalJson.mediaType(),
                              CanonicalJson.write(transcript(question, sink, result)))
                          .with(attributes(ended)));
    };
  }

  private static FileTranscript transcript(
      FileDigests question, DigestSink sink, StreamingDigest.Result result) {
    Map<String, String> digests = new TreeMap<>();
    result.digests().forEach((algorithm, hex) -> digests.put(algorithm.word(), hex));
    return new FileTranscript(
        FileTranscript.SCHEMA,
        question.address(),
        sink.status(),
        sink.mediaType(),
        sink.header("etag"),
        sink.header("content-encoding"),
        result.length(),
        digests,
        StreamingDigest.CHUNK_BYTES,
        result.chunks());
  }

  private static RawAnswer unanswered(
      ProbeContext context, String source, Reason reason, String explanation) {
    return RawAnswer.unanswered(
        context.clock().instant(), source, EvidenceClass.MEASURED, reason, explanation);
  }

  private static Map<String, String> attributes(StreamEnd.Ended ended) {
    String remote = ended.remote().getAddress().getHostAddress() + ":" + ended.remote().getPort();
    return Map.of(HttpGet.STATUS, Integer.toString(ended.status()), HttpGet.REMOTE, remote);
  }
}
