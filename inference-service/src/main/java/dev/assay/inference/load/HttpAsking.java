package dev.assay.inference.load;

import dev.assay.inference.exchanges.Egress;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.load.TimedExchange.Ended;
import dev.assay.inference.stream.AnswerReader;
import dev.assay.layer.egress.HttpRequest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request over HTTP/1.1.
 *
 * @param secret name of the secret that goes with it
 */
record HttpAsking(HttpRequest request, @Nullable String secret, LoadTools tools) implements Asking {

  static HttpAsking of(Party party, PlannedExchange planned, Duration deadline, LoadTools tools) {
    HttpRequest request = HttpBody.of(party, planned, deadline);
    return new HttpAsking(
        party.egress() == Egress.SECOND_ADDRESS
            ? request.withFrom(tools.vantage().second())
            : request,
        party.secret(),
        tools);
  }

  @Override
  public int bytes() {
    return request.body() == null ? 0 : request.body().length();
  }

  @Override
  public Uni<Ended> send(AnswerReader reader) {
    return new TimedExchange(reader, tools.redactor())
        .send(tools.context().http(), tools.withKey(request, secret));
  }
}
