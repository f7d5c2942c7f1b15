package dev.assay.inference.requests;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.TokenPrice;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The load that one endpoint was put under, and what came of it. Every check asks by the same
 * question, so that an endpoint bears one load however many claims it has; endpoints are asked one
 * after another. Immutable.
 *
 * @param claim about the endpoint
 * @param answer the transcript, or why there is none
 */
public record EndpointRun(EndpointClaim claim, Answer<TimedTranscript> answer) {

  /** The runs of those endpoints of which something is claimed. */
  public static Uni<List<EndpointRun>> of(
      InferenceClaims claims, Predicate<EndpointClaim> claimed, Terms terms, Probes probes) {
    return Multi.createFrom()
        .iterable(claims.endpoints().stream().filter(claimed).toList())
        .onItem()
        .transformToUniAndConcatenate(
            endpoint -> of(endpoint, claims.price(endpoint.id()), terms, probes))
        .collect()
        .asList();
  }

  /** The run of one endpoint, at this price where it is known. */
  public static Uni<EndpointRun> of(
      EndpointClaim claim, @Nullable TokenPrice price, Terms terms, Probes probes) {
    return probes
        .draw(occasion(claim))
        .flatMap(
            seed ->
                switch (seed) {
                  case Answered<byte[]> drawn ->
                      probes
                          .ask(TimedRequests.of(claim, terms, drawn.value()).at(price))
                          .map(answer -> new EndpointRun(claim, answer));
                  case Unanswered<byte[]> none ->
                      Uni.createFrom().item(new EndpointRun(claim, without(none)));
                });
  }

  /** What is claimed stands before the draw, so that no claim can follow from it. */
  private static String occasion(EndpointClaim claim) {
    return "load of " + CanonicalJson.digest(claim).hex();
  }

  private static Unanswered<TimedTranscript> without(Unanswered<byte[]> seed) {
    return new Unanswered<>(seed.reason(), seed.explanation(), seed.from());
  }
}
