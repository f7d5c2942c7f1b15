package dev.assay.compute.asking;

import dev.assay.compute.location.PeerAnswer;
import dev.assay.compute.location.VantageMeasurement;
import dev.assay.compute.location.VantageOrder;
import dev.assay.layer.egress.HttpExchange.Failed;
import dev.assay.layer.egress.HttpExchange.Responded;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.egress.RedirectMode;
import dev.assay.layer.probe.HttpFailure;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.finding.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the replicas elsewhere that the operator named for their signed measurements. Verifies
 * nothing; whoever fails is an answer with a reason. Thread-safe.
 */
@ApplicationScoped
class PeerVantages {
  private static final String PATH = "/v1/compute/round-trips";
  private static final int AT_ONCE = 8;
  private static final int MOST = 16;
  private static final int LONGEST_EXPLANATION = 300;

  private final OwnVantage own;

  PeerVantages(OwnVantage own) {
    this.own = own;
  }

  /** Everybody's answer, in the operator's order. */
  Uni<List<PeerAnswer>> asked(VantageOrder order, ProbeContext context) {
    List<Uni<PeerAnswer>> answers =
        own.peers().orElse(List.of()).stream()
            .limit(MOST)
            .map(peer -> asked(peer, order, context))
            .toList();
    return answers.isEmpty()
        ? Uni.createFrom().item(List.of())
        : Uni.join().all(answers).usingConcurrencyOf(AT_ONCE).andFailFast();
  }

  private Uni<PeerAnswer> asked(URI peer, VantageOrder order, ProbeContext context) {
    return context
        .http()
        .exchange(request(peer, order))
        .map(
            exchange ->
                switch (exchange) {
                  case Failed failed ->
                      none(peer, HttpFailure.reason(failed.code()), failed.explanation());
                  case Responded answer -> answered(peer, answer);
                });
  }

  private HttpRequest request(URI peer, VantageOrder order) {
    URI address = URI.create(peer.toString().replaceAll("/+$", "") + PATH);
    return HttpRequest.post(address, "application/json", CanonicalJson.write(order))
        .withHeader("accept", "application/json")
        .withLimits(
            Limits.standard()
                .withBytes(VantageMeasurement.LARGEST, VantageMeasurement.LARGEST)
                .withTotal(own.peerTimeout()))
        .withRedirects(RedirectMode.RETURN);
  }

  private static PeerAnswer answered(URI peer, Responded answer) {
    if (answer.status() == 200) {
      String body = new String(answer.body(), StandardCharsets.UTF_8);
      return new PeerAnswer(peer, body, null, null);
    }
    boolean busy = answer.status() == 429 || answer.status() == 503;
    return none(
        peer,
        busy ? Reason.BUSY : Reason.SOURCE_ERROR,
        "It answered with the status " + answer.status() + ".");
  }

  private static PeerAnswer none(URI peer, Reason reason, @Nullable String explanation) {
    String said = String.valueOf(explanation);
    return new PeerAnswer(
        peer, null, reason, said.substring(0, Math.min(said.length(), LONGEST_EXPLANATION)));
  }
}
