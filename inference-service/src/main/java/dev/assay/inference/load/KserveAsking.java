package dev.assay.inference.load;

import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.load.TimedExchange.Ended;
import dev.assay.inference.load.kserve.GRPCInferenceServiceGrpc;
import dev.assay.inference.load.kserve.KserveText;
import dev.assay.inference.load.kserve.ModelInferRequest;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.stream.AnswerReader;
import dev.assay.inference.stream.Peer;
import dev.assay.layer.egress.Admission;
import dev.assay.layer.egress.Admission.Denied;
import dev.assay.layer.egress.Admission.Granted;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A request by the open inference protocol: one answer, or Triton's stream of parts. The address is
 * judged and resolved once by the guard, and a connection of its own is opened to that very
 * address; the name counts for TLS alone.
 */
record KserveAsking(
    Party party, ModelInferRequest question, boolean stream, Duration deadline, LoadTools tools)
    implements Asking {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final int LARGEST_MESSAGE = 256 * 1024;

  static KserveAsking of(Party party, PlannedExchange planned, Duration deadline, LoadTools tools) {
    return new KserveAsking(
        party, KserveText.question(party.model(), planned), planned.stream(), deadline, tools);
  }

  @Override
  public int bytes() {
    return question.getSerializedSize();
  }

  @Override
  public Uni<Ended> send(AnswerReader reader) {
    long began = System.nanoTime();
    return tools
        .context()
        .http()
        .admit(party.url(), KserveExchange.MOST_BYTES)
        .flatMap(
            (Admission admission) ->
                switch (admission) {
                  case Denied denied ->
                      Uni.createFrom()
                          .item(
                              new Ended(
                                  TimedExchange.outcome(denied.code()),
                                  began,
                                  null,
                                  new Peer(Map.of(), null, null)));
                  case Granted granted -> asked(granted, reader, began);
                });
  }

  private Uni<Ended> asked(Granted granted, AnswerReader reader, long began) {
    long left = deadline.toNanos() - (System.nanoTime() - began);
    if (left <= 0) {
      return Uni.createFrom()
          .item(new Ended(AnswerOutcome.TIMED_OUT, began, null, new Peer(Map.of(), null, null)));
    }
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(left, TimeUnit.NANOSECONDS);
    return Uni.createFrom()
        .<Ended>emitter(
            emitter -> {
              ManagedChannel channel = granted.channel(LARGEST_MESSAGE, tools.userAgent());
              emitter.onTermination(channel::shutdownNow);
              KserveExchange exchange =
                  new KserveExchange(
                      reader, tools.redactor(), granted, stream, began, emitter::complete);
              if (stream) {
                exchange.start(
                    channel.newCall(GRPCInferenceServiceGrpc.getModelStreamInferMethod(), options),
                    question,
                    metadata(),
                    KserveText::part);
              } else {
                exchange.start(
                    channel.newCall(GRPCInferenceServiceGrpc.getModelInferMethod(), options),
                    question,
                    metadata(),
                    KserveText::part);
              }
            });
  }

  private Metadata metadata() {
    Metadata metadata = new Metadata();
    String key = key();
    if (key != null) {
      metadata.put(AUTHORIZATION, "Bearer " + key);
    }
    return metadata;
  }

  private @Nullable String key() {
    String secret = party.secret();
    return secret == null ? null : tools.keys().get(secret);
  }
}
