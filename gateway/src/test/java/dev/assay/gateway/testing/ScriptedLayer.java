package dev.assay.gateway.testing;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.BadRequest;
import com.google.rpc.Status;
import dev.assay.contracts.layer.v1.CancelRequest;
import dev.assay.contracts.layer.v1.CancelResponse;
import dev.assay.contracts.layer.v1.CheckFinished;
import dev.assay.contracts.layer.v1.CheckStarted;
import dev.assay.contracts.layer.v1.Document;
import dev.assay.contracts.layer.v1.LayerVerificationServiceGrpc.LayerVerificationServiceImplBase;
import dev.assay.contracts.layer.v1.ListChecksRequest;
import dev.assay.contracts.layer.v1.ListChecksResponse;
import dev.assay.contracts.layer.v1.ObservationDigest;
import dev.assay.contracts.layer.v1.ReadEvidenceRequest;
import dev.assay.contracts.layer.v1.ReadEvidenceResponse;
import dev.assay.contracts.layer.v1.StartRequest;
import dev.assay.contracts.layer.v1.StartResponse;
import dev.assay.contracts.layer.v1.State;
import dev.assay.contracts.layer.v1.ValidateClaimsRequest;
import dev.assay.contracts.layer.v1.ValidateClaimsResponse;
import dev.assay.contracts.layer.v1.VerificationFinished;
import dev.assay.contracts.layer.v1.WatchRequest;
import dev.assay.contracts.layer.v1.WatchResponse;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.probe.RecordedAnswer;
import dev.assay.verification.probe.RecordedProbes;
import dev.assay.verification.report.Catalogue;
import dev.assay.verification.report.CheckResult;
import dev.assay.verification.report.LayerJudge;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.ObservationDocument;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A layer's service for the gateway's tests: real gRPC, real documents over {@link SampleLayer},
 * and the troubles that a network makes, on demand.
 */
public final class ScriptedLayer extends LayerVerificationServiceImplBase {
  /** What it does to whoever watches. */
  public enum Trouble {
    NONE,
    /** The stream breaks once after its first event. */
    BREAKS_ONCE,
    /** It works until it is cancelled. */
    HANGS
  }

  private final SampleLayer layer;
  private final Map<Digest, byte[]> evidence = new ConcurrentHashMap<>();
  private final Map<String, List<WatchResponse>> events = new ConcurrentHashMap<>();
  private final Map<String, StreamObserver<WatchResponse>> hanging = new ConcurrentHashMap<>();
  private final AtomicInteger watches = new AtomicInteger();
  private volatile Trouble trouble = Trouble.NONE;

  ScriptedLayer(SampleLayer layer) {
    this.layer = layer;
  }

  /** From now on. */
  public void make(Trouble trouble) {
    this.trouble = trouble;
    watches.set(0);
  }

  /** How many times it was watched since the trouble began. */
  public int watches() {
    return watches.get();
  }

  @Override
  public void validateClaims(
      ValidateClaimsRequest request, StreamObserver<ValidateClaimsResponse> to) {
    try {
      CanonicalJson.read(request.getClaims().getContent().toByteArray(), SampleClaims.class);
      to.onNext(ValidateClaimsResponse.getDefaultInstance());
      to.onCompleted();
    } catch (InvalidDocument e) {
      to.onError(StatusProto.toStatusRuntimeException(invalid(e)));
    }
  }

  @Override
  public void start(StartRequest request, StreamObserver<StartResponse> to) {
    try {
      events.computeIfAbsent(request.getVerificationId(), id -> run(request));
      to.onNext(StartResponse.newBuilder().setVerificationId(request.getVerificationId()).build());
      to.onCompleted();
    } catch (IllegalArgumentException e) {
      to.onError(io.grpc.Status.INVALID_ARGUMENT.withDescription("no").asRuntimeException());
    }
  }

  @Override
  public void watch(WatchRequest request, StreamObserver<WatchResponse> to) {
    int watch = watches.incrementAndGet();
    if (trouble == Trouble.HANGS) {
      hanging.put(request.getVerificationId(), to);
      return;
    }
    for (WatchResponse event : events.getOrDefault(request.getVerificationId(), List.of())) {
      if (event.getSequence() > request.getAfterSequence()) {
        to.onNext(event);
        if (trouble == Trouble.BREAKS_ONCE && watch == 1) {
          to.onError(io.grpc.Status.UNAVAILABLE.asRuntimeException());
          return;
        }
      }
    }
    to.onCompleted();
  }

  @Override
  public void cancel(CancelRequest request, StreamObserver<CancelResponse> to) {
    StreamObserver<WatchResponse> watcher = hanging.remove(request.getVerificationId());
    if (watcher != null) {
      watcher.onNext(
          WatchResponse.newBuilder()
              .setSequence(1000)
              .setFinished(VerificationFinished.newBuilder().setState(State.STATE_CANCELLED))
              .build());
      watcher.onCompleted();
    }
    to.onNext(CancelResponse.getDefaultInstance());
    to.onCompleted();
  }

  @Override
  public void readEvidence(ReadEvidenceRequest request, StreamObserver<ReadEvidenceResponse> to) {
    byte[] bytes = evidence.get(new Digest(request.getDigest()));
    if (bytes == null) {
      to.onError(io.grpc.Status.NOT_FOUND.asRuntimeException());
      return;
    }
    int half = bytes.length / 2;
    to.onNext(chunk("application/json", bytes, 0, half));
    to.onNext(chunk("", bytes, half, bytes.length - half));
    to.onCompleted();
  }

  @Override
  public void listChecks(ListChecksRequest request, StreamObserver<ListChecksResponse> to) {
    to.onNext(
        ListChecksResponse.newBuilder()
            .setCatalogue(document(Catalogue.SCHEMA, Catalogue.of(List.of(layer))))
            .build());
    to.onCompleted();
  }

  private List<WatchResponse> run(StartRequest request) {
    try {
      SampleClaims claims =
          CanonicalJson.read(request.getClaims().getContent().toByteArray(), SampleClaims.class);
      Terms terms =
          CanonicalJson.read(request.getTerms().getContent().toByteArray(), Terms.class)
              .fixing(layer.name(), 0);
      return events(claims, terms);
    } catch (InvalidDocument e) {
      throw new IllegalArgumentException(e);
    }
  }

  private List<WatchResponse> events(SampleClaims claims, Terms terms) {
    Map<Digest, RecordedAnswer> answers = new HashMap<>();
    Map<String, ObservationDocument> observations = new HashMap<>();
    List<WatchResponse> all = new ArrayList<>();
    for (Check<SampleClaims, ?> check : layer.checks()) {
      RecordedAnswer answer = answer(check.spec().id());
      answers.put(answer.envelope().question().digest(), answer);
      Object seen =
          check.observe(claims, terms, new RecordedProbes(answers)).await().indefinitely();
      observations.put(
          check.spec().id(),
          new ObservationDocument(
              ObservationDocument.SCHEMA,
              check.spec().id(),
              1,
              terms.seenBy(layer.name()).digest(),
              CanonicalJson.tree(seen),
              null));
      all.add(
          WatchResponse.newBuilder()
              .setSequence(all.size() + 1)
              .setCheckStarted(CheckStarted.newBuilder().setCheck(check.spec().id()))
              .build());
      all.add(
          WatchResponse.newBuilder()
              .setSequence(all.size() + 1)
              .setCheckFinished(CheckFinished.newBuilder().setCheck(check.spec().id()))
              .build());
    }
    Recording recording =
        Recording.of(answers.values().stream().map(RecordedAnswer::entry).toList());
    LayerReport report = new LayerJudge<>(layer).report(claims, terms, observations, recording);
    keep(claims);
    keep(report);
    keep(recording);
    observations.values().forEach(this::keep);
    all.add(finished(all.size() + 1, report, recording));
    return all;
  }

  private WatchResponse finished(int sequence, LayerReport report, Recording recording) {
    VerificationFinished.Builder finished =
        VerificationFinished.newBuilder()
            .setState(State.STATE_FINISHED)
            .setReport(document(LayerReport.SCHEMA, report))
            .setReportDigest(CanonicalJson.digest(report).hex())
            .setRecordingDigest(CanonicalJson.digest(recording).hex());
    for (CheckResult result : report.checks()) {
      finished.addObservations(
          ObservationDigest.newBuilder()
              .setCheck(result.check())
              .setDigest(result.observation().hex()));
    }
    return WatchResponse.newBuilder().setSequence(sequence).setFinished(finished).build();
  }

  private RecordedAnswer answer(String occasion) {
    byte[] body = new byte[RandomDraw.BYTES];
    body[0] = (byte) occasion.hashCode();
    RandomDraw question = new RandomDraw(occasion);
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            Instant.now(),
            "assay",
            EvidenceClass.MEASURED,
            null,
            null,
            "application/octet-stream",
            Digest.of(body),
            Map.of());
    keep(envelope);
    evidence.put(Digest.of(body), body);
    return new RecordedAnswer(envelope, body);
  }

  private void keep(Object document) {
    byte[] json = CanonicalJson.write(document);
    evidence.put(Digest.of(json), json);
  }

  private static Document document(String schema, Object document) {
    return Document.newBuilder()
        .setSchema(schema)
        .setMediaType("application/json")
        .setContent(ByteString.copyFrom(CanonicalJson.write(document)))
        .build();
  }

  private static ReadEvidenceResponse chunk(String type, byte[] bytes, int from, int length) {
    return ReadEvidenceResponse.newBuilder()
        .setMediaType(type)
        .setChunk(ByteString.copyFrom(bytes, from, length))
        .build();
  }

  private static Status invalid(InvalidDocument e) {
    BadRequest.Builder fields = BadRequest.newBuilder();
    e.problems()
        .forEach(
            p ->
                fields
                    .addFieldViolationsBuilder()
                    .setField("/claims" + p.path())
                    .setDescription(p.message()));
    return Status.newBuilder()
        .setCode(io.grpc.Status.INVALID_ARGUMENT.getCode().value())
        .addDetails(Any.pack(fields.build()))
        .build();
  }
}
