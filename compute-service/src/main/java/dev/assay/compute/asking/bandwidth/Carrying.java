package dev.assay.compute.asking.bandwidth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.compute.bandwidth.BandwidthFlow;
import dev.assay.compute.bandwidth.BandwidthOrder;
import dev.assay.compute.bandwidth.FlowProof;
import dev.assay.compute.claims.ProvingNode;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpExchange.Failed;
import dev.assay.layer.egress.HttpExchange.Responded;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.egress.RedirectMode;
import dev.assay.layer.egress.StreamEnd;
import dev.assay.layer.egress.StreamEnd.Broken;
import dev.assay.layer.egress.TlsMode;
import dev.assay.layer.probe.HttpFailure;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Reason;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Carries the flows of one run, all timed from its begin. Verifies nothing. */
final class Carrying {
  private static final String PATH = "/assay/v1/bandwidth/";
  private static final long NANOS_PER_MICRO = 1000;
  private static final long LONGEST_RECEIPT = 4096;
  private static final int SUCCESS = 200;

  private final ProvingNode node;
  private final Load load;
  private final ProbeContext context;
  private final long begun = System.nanoTime();

  Carrying(ProvingNode node, Load load, ProbeContext context) {
    this.node = node;
    this.load = load;
    this.context = context;
  }

  /** A flow to us. */
  Uni<BandwidthFlow> down(String nonce) {
    Intake intake = new Intake(load.bytes(), begun);
    byte[] order = CanonicalJson.write(new BandwidthOrder(nonce, load.bytes()));
    HttpRequest request = HttpRequest.post(at("down"), "application/json", order);
    return context.http().stream(limited(request, load.bytes()), intake)
        .map(end -> came(nonce, intake, end));
  }

  /** A flow from us. */
  Uni<BandwidthFlow> up(String nonce) {
    byte[] body = FlowProof.upStream(nonce).next(Math.toIntExact(load.bytes()));
    HttpRequest request = HttpRequest.post(at("up/" + nonce), "application/octet-stream", body);
    return context.http().exchange(limited(request, LONGEST_RECEIPT)).map(end -> gone(nonce, end));
  }

  /** Rounded up, since a time may be too long and never too short. */
  static long microsSince(long nanos) {
    return Math.max(1, Math.ceilDiv(System.nanoTime() - nanos, NANOS_PER_MICRO));
  }

  private HttpRequest limited(HttpRequest request, long bytes) {
    return request
        .withLimits(Limits.standard().withBytes(bytes, bytes).withTotal(load.deadline()))
        .withTls(TlsMode.SELF_SIGNED)
        .withRedirects(RedirectMode.RETURN);
  }

  private URI at(String path) {
    return URI.create(node.endpoint().toString().replaceAll("/+$", "") + PATH + path);
  }

  private BandwidthFlow came(String nonce, Intake intake, StreamEnd end) {
    long micros = microsSince(begun);
    long bytes = intake.bytes();
    if (bytes == 0 || intake.status() != SUCCESS) {
      return end instanceof Broken broken
          ? nothing(nonce, micros, HttpFailure.reason(broken.code()), broken.explanation())
          : refused(nonce, micros, intake.status());
    }
    Long half = intake.halfNanos();
    return new BandwidthFlow(
        nonce,
        load.bytes(),
        bytes,
        intake.digest(),
        intake.signature(),
        half == null ? null : Math.max(1, half / NANOS_PER_MICRO),
        micros,
        null,
        null);
  }

  private BandwidthFlow gone(String nonce, HttpExchange end) {
    long micros = microsSince(begun);
    return switch (end) {
      case Failed failed ->
          nothing(nonce, micros, HttpFailure.reason(failed.code()), failed.explanation());
      case Responded answer ->
          answer.status() == SUCCESS
              ? receipt(nonce, micros, answer.body())
              : refused(nonce, micros, answer.status());
    };
  }

  private BandwidthFlow receipt(String nonce, long micros, byte[] body) {
    try {
      JsonNode receipt = CanonicalJson.read(body);
      String signature = receipt.path("signature").asText();
      Digest digest = Digest.parse(receipt.path("sha256").asText());
      return new BandwidthFlow(
          nonce, load.bytes(), load.bytes(), digest, signature, null, micros, null, null);
    } catch (InvalidDocument | IllegalArgumentException e) {
      return nothing(
          nonce, micros, Reason.SOURCE_SHAPE_CHANGED, "the node's receipt can't be read");
    }
  }

  private BandwidthFlow refused(String nonce, long micros, int status) {
    return nothing(nonce, micros, Reason.SOURCE_ERROR, "answered with the status " + status);
  }

  private BandwidthFlow nothing(
      String nonce, long micros, Reason reason, @Nullable String explanation) {
    return new BandwidthFlow(nonce, load.bytes(), 0, null, null, null, micros, reason, explanation);
  }
}
