package dev.assay.inference.fastpath;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.EqualServiceClaim;
import dev.assay.inference.claims.TokenPrice;
import dev.assay.inference.comparison.DrawnNumbers;
import dev.assay.inference.comparison.DrawnSeries;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.Egress;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.inference.requests.ArrivalSchedule;
import dev.assay.inference.requests.PromptClass;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks one endpoint by two keys, and by the second one from the operator's second address too where
 * there is one: sixty times for each group, at times of a Poisson process and in an order that are
 * both drawn.
 *
 * @param price of the endpoint's tokens; null when none is claimed
 * @param alpha the error probability that the decisions will be held to
 */
record ThreeGroups(
    EqualServiceClaim claim, EndpointClaim endpoint, @Nullable TokenPrice price, double alpha) {
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final int FROM_ELSEWHERE = 2;
  private static final int REQUESTS = 60;
  private static final int MOST_TOKENS = 32;
  private static final BigDecimal MOST_PER_SECOND = new BigDecimal(20);
  private static final int DEADLINE_MILLIS = 60_000;

  /** What comes of it. */
  Uni<EndpointServed> observe(Probes probes) {
    String occasion = "keys of " + CanonicalJson.digest(claim).hex();
    return DrawnSeries.ask(probes, occasion, seed -> series(seed, true))
        .flatMap(run -> withoutSecondAddress(run) ? keys(probes, run) : all(run));
  }

  private Uni<EndpointServed> all(DrawnSeries run) {
    return Uni.createFrom()
        .item(
            new EndpointServed(
                endpoint.id(),
                GroupTimes.of(run, FIRST, SECOND, alpha),
                GroupTimes.of(run, SECOND, FROM_ELSEWHERE, alpha)));
  }

  private Uni<EndpointServed> keys(Probes probes, DrawnSeries drawn) {
    return DrawnSeries.ask(probes, drawn.seed(), series(drawn.seed(), false))
        .map(run -> GroupTimes.of(run, FIRST, SECOND, alpha))
        .map(keys -> new EndpointServed(endpoint.id(), keys, null));
  }

  /** The prober alone knows whether there is one. */
  private static boolean withoutSecondAddress(DrawnSeries run) {
    SeriesTrouble trouble = run.trouble();
    return trouble != null && trouble.reason() == Reason.NOT_MEASURABLE;
  }

  private ExchangeSeries series(byte[] seed, boolean fromElsewhere) {
    List<Party> parties = parties(fromElsewhere);
    List<Integer> groups = new ArrayList<>();
    for (int group = 0; group < parties.size(); group++) {
      groups.addAll(Collections.nCopies(REQUESTS, group));
    }
    List<Integer> order = DrawnNumbers.of(seed, "order of keys v1").shuffled(groups);
    long[] due =
        ArrivalSchedule.micros(
            seed, order.size(), endpoint.requestsPerSecond().min(MOST_PER_SECOND));
    int tokens = Math.min(MOST_TOKENS, endpoint.maxTokens());
    List<PlannedExchange> planned = new ArrayList<>();
    for (int i = 0; i < due.length; i++) {
      planned.add(
          PlannedExchange.streamed("key", PromptClass.SHORT.prompt(seed, i), tokens)
              .to(order.get(i))
              .due(due[i]));
    }
    String purpose =
        "inference.fast-path: two keys" + (fromElsewhere ? " and two addresses of " : " of ");
    return new ExchangeSeries(
        purpose + endpoint.id(), parties, Pacing.scheduled(), planned, DEADLINE_MILLIS);
  }

  private List<Party> parties(boolean fromElsewhere) {
    Party first = party("by the first key", endpoint.secret());
    Party second = party("by the second key", claim.secondSecret());
    return fromElsewhere
        ? List.of(
            first,
            second,
            party("from the second address", claim.secondSecret()).by(Egress.SECOND_ADDRESS))
        : List.of(first, second);
  }

  private Party party(String which, @Nullable String secret) {
    return new Party(
        endpoint.id() + " " + which,
        ApiShape.CHAT,
        endpoint.url(),
        endpoint.model(),
        secret,
        price);
  }
}
