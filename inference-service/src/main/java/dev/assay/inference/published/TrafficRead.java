package dev.assay.inference.published;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.UnreadableAnswer;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A traffic log as it was read, or why there is none.
 *
 * @param log null when it could not be read
 * @param signer who signed it
 * @param reason why it could not be read
 */
record TrafficRead(
    @Nullable TrafficLog log,
    LogSigner signer,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {

  /** Reads it, and asks whom the operator trusts where somebody signed it. */
  static Uni<TrafficRead> ask(EndpointClaim endpoint, URI address, Probes probes) {
    return probes
        .ask(new HttpGet(address, TrafficLog.LARGEST, false, "traffic log"))
        .map(answer -> of(endpoint, answer))
        .flatMap(read -> read.judgedBySigner(probes));
  }

  private static TrafficRead of(EndpointClaim endpoint, Answer<HttpGet.Document> answer) {
    return switch (answer) {
      case Unanswered<HttpGet.Document> none ->
          without(none.reason(), none.explanation(), none.from());
      case Answered<HttpGet.Document> served ->
          read(endpoint, served.value().bytes(), served.from());
    };
  }

  private static TrafficRead read(EndpointClaim endpoint, byte[] body, Provenance from) {
    try {
      TrafficLog log = TrafficReader.read(body);
      return log.head().endpoint().equals(endpoint.url())
          ? signed(log, null, from)
          : without(Reason.NOT_COVERED, "The log is of another address than the endpoint's.", from);
    } catch (UnreadableAnswer e) {
      String said = from.source() + " served no " + TrafficHead.SCHEMA + ": " + e.getMessage();
      return without(Reason.SOURCE_SHAPE_CHANGED, said + ".", from);
    }
  }

  private Uni<TrafficRead> judgedBySigner(Probes probes) {
    TrafficLog signed = log;
    return signed == null || signed.signer() == null
        ? Uni.createFrom().item(this)
        : probes
            .ask(new TrustedSigners())
            .map(
                answer ->
                    answer instanceof Answered<TrustedKeys> keys
                        ? signed(signed, keys.value(), from)
                        : this);
  }

  private static TrafficRead signed(
      TrafficLog log, @Nullable TrustedKeys trusted, Provenance from) {
    LogSigner signer = LogSigner.of(log, trusted);
    return new TrafficRead(log, signer, null, null, signer.of(from));
  }

  private static TrafficRead without(Reason reason, String explanation, Provenance from) {
    return new TrafficRead(null, LogSigner.NOBODY, reason, explanation, from);
  }

  /** What it comes to, in the form of published figures. */
  PublicationRead figures(double alpha) {
    return log == null
        ? PublicationRead.unread(
            reason == null ? Reason.SOURCE_ERROR : reason, String.valueOf(explanation), from)
        : new PublicationRead(
            log.head().window().last(EndpointPublished.LONGEST_WINDOW),
            log.vantages(),
            TrafficFigures.of(log, alpha).figures(),
            List.of(),
            null,
            null,
            from);
  }
}
