package dev.assay.inference.load;

import com.google.protobuf.MessageLite;
import dev.assay.inference.load.TimedExchange.Ended;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.stream.AnswerPart;
import dev.assay.inference.stream.AnswerReader;
import dev.assay.inference.stream.Peer;
import dev.assay.inference.stream.Redactor;
import dev.assay.layer.egress.Admission.Granted;
import dev.assay.layer.egress.Headers;
import dev.assay.verification.document.Digest;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One gRPC call under way. Arrival is when the call's listener hears of a message, which is after
 * it was read but before its text is looked at. Its calls come one at a time.
 */
final class KserveExchange {
  static final long MOST_BYTES = 4L << 20;

  private static final String TOO_LARGE = "gRPC message exceeds maximum size";
  private static final Map<Status.Code, Integer> HTTP =
      Map.of(
          Status.Code.INVALID_ARGUMENT, 400,
          Status.Code.UNAUTHENTICATED, 401,
          Status.Code.PERMISSION_DENIED, 403,
          Status.Code.NOT_FOUND, 404,
          Status.Code.RESOURCE_EXHAUSTED, 429,
          Status.Code.UNIMPLEMENTED, 501,
          Status.Code.UNAVAILABLE, 503);
  private static final int DEFECT = 500;
  private static final int OK = 200;

  private final AnswerReader reader;
  private final Redactor redactor;
  private final Granted peer;
  private final boolean streamed;
  private final long beganNanos;
  private final Consumer<Ended> end;
  private Map<String, String> headers = Map.of();
  private @Nullable Digest tlsKey;
  private boolean begun;
  private long bytes;

  KserveExchange(
      AnswerReader reader,
      Redactor redactor,
      Granted peer,
      boolean streamed,
      long beganNanos,
      Consumer<Ended> end) {
    this.reader = reader;
    this.redactor = redactor;
    this.peer = peer;
    this.streamed = streamed;
    this.beganNanos = beganNanos;
    this.end = end;
  }

  /** Sends the question; its end is told once. */
  <Q, M extends MessageLite> void start(
      ClientCall<Q, M> call, Q question, Metadata metadata, Function<M, AnswerPart> reading) {
    call.start(new Listener<>(call, reading), metadata);
    call.request(1);
    call.sendMessage(question);
    call.halfClose();
  }

  private final class Listener<M extends MessageLite> extends ClientCall.Listener<M> {
    private final ClientCall<?, M> call;
    private final Function<M, AnswerPart> reading;

    Listener(ClientCall<?, M> call, Function<M, AnswerPart> reading) {
      this.call = call;
      this.reading = reading;
    }

    @Override
    public void onHeaders(Metadata fields) {
      begun = true;
      headers = kept(fields);
      tlsKey = peer.tlsKey(call);
      reader.head(OK, streamed, System.nanoTime());
    }

    @Override
    public void onMessage(M message) {
      long nanos = System.nanoTime();
      bytes += message.getSerializedSize();
      AnswerPart part = bytes > MOST_BYTES ? new AnswerPart.TooLarge() : reading.apply(message);
      if (reader.take(part, nanos)) {
        call.request(1);
      } else {
        call.cancel("enough was heard", null);
      }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      end.accept(
          new Ended(
              outcome(status),
              beganNanos,
              null,
              new Peer(headers, TimedExchange.address(peer.address()), tlsKey)));
    }
  }

  private AnswerOutcome outcome(Status status) {
    if (status.isOk() && !begun) {
      reader.head(OK, streamed, System.nanoTime());
    }
    if (reader.settled() || status.isOk()) {
      return reader.ended();
    }
    String said = String.valueOf(status.getDescription());
    if (said.startsWith(TOO_LARGE)) {
      return reader.broken(AnswerOutcome.TOO_LARGE);
    }
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
      return reader.broken(AnswerOutcome.TIMED_OUT);
    }
    if (status.getCode() == Status.Code.CANCELLED) {
      return reader.broken(AnswerOutcome.CANCELLED);
    }
    if (status.getCause() != null) {
      return reader.broken(TimedExchange.outcome(peer.failure(status.getCause())));
    }
    if (begun) {
      reader.take(new AnswerPart.Failed(), System.nanoTime());
    } else {
      reader.head(HTTP.getOrDefault(status.getCode(), DEFECT), false, System.nanoTime());
    }
    return reader.ended();
  }

  private Map<String, String> kept(Metadata fields) {
    Map<String, List<String>> plain = new HashMap<>();
    for (String name : fields.keys()) {
      if (!name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        String value = fields.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        plain.put(name, value == null ? List.of() : List.of(value));
      }
    }
    return KeptHeaders.of(new Headers(plain), redactor);
  }
}
