package dev.assay.inference.exchanges;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer.Unanswered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a series says nothing of its endpoint, for or against it: the trouble may be ours.
 *
 * @param reason the stable code
 * @param explanation in words
 */
public record SeriesTrouble(Reason reason, String explanation) {
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  public SeriesTrouble {
    Require.present(reason, "reason");
    Require.present(explanation, "explanation");
  }

  /** That of a question without an answer. */
  public static SeriesTrouble of(Unanswered<?> none) {
    return new SeriesTrouble(none.reason(), none.explanation());
  }

  /**
   * The first trouble that applies to an experiment at a claimed endpoint, which measures nothing
   * without a whole answer at least; or null.
   */
  public static @Nullable SeriesTrouble of(EndpointClaim endpoint, List<Exchanged> exchanges) {
    SeriesTrouble trouble = of(Party.of(endpoint), exchanges);
    boolean measured = exchanges.stream().anyMatch(exchange -> exchange.whole() != null);
    return trouble != null || measured
        ? trouble
        : new SeriesTrouble(
            Reason.SOURCE_ERROR,
            "Not one of "
                + exchanges.size()
                + " requests to "
                + endpoint.id()
                + " got a whole answer to measure.");
  }

  /** The first trouble that applies to the requests to one endpoint of a series, or null. */
  public static @Nullable SeriesTrouble of(Party party, List<Exchanged> exchanges) {
    SeriesTrouble trouble = exceptFailures(party, exchanges);
    boolean whole = exchanges.stream().anyMatch(exchange -> exchange.whole() != null);
    return trouble != null || whole
        ? trouble
        : new SeriesTrouble(
            Reason.SOURCE_ERROR,
            "Not one of "
                + exchanges.size()
                + " requests to "
                + party.id()
                + " got a whole answer to measure.");
  }

  /** The same for an experiment to which requests that all fail tell something too. */
  public static @Nullable SeriesTrouble exceptFailures(Party party, List<Exchanged> exchanges) {
    for (Exchanged exchange : exchanges) {
      Reason ours = exchange.outcome().ours();
      if (ours != null) {
        return new SeriesTrouble(
            ours, "A request to " + party.id() + " ended by us: " + exchange.outcome() + ".");
      }
    }
    if (exchanges.stream().allMatch(exchange -> exchange.heard() == null)) {
      return silent(party, exchanges);
    }
    return exchanges.stream().allMatch(SeriesTrouble::refusesTheRequest)
        ? refused(party, exchanges.getFirst())
        : null;
  }

  private static SeriesTrouble silent(Party party, List<Exchanged> exchanges) {
    boolean late = exchanges.stream().allMatch(e -> e.outcome() == AnswerOutcome.TIMED_OUT);
    return new SeriesTrouble(
        late ? Reason.TIMED_OUT : Reason.SOURCE_UNREACHABLE,
        "Not one request to "
            + party.id()
            + " brought anything back; our own network may be the trouble.");
  }

  private static boolean refusesTheRequest(Exchanged exchange) {
    int status = status(exchange);
    return status / 100 == 4 && status != REQUEST_TIMEOUT && status != TOO_MANY_REQUESTS;
  }

  private static SeriesTrouble refused(Party party, Exchanged exchange) {
    int status = status(exchange);
    boolean key = status == UNAUTHORISED || status == FORBIDDEN;
    return new SeriesTrouble(
        key && party.secret() == null ? Reason.SECRET_MISSING : Reason.SOURCE_ERROR,
        "Every request to "
            + party.id()
            + " was refused with a status such as "
            + status
            + ": it doesn't take our requests, which says nothing of those it takes.");
  }

  private static int status(Exchanged exchange) {
    return exchange.heard() == null ? 0 : exchange.heard().status();
  }
}
