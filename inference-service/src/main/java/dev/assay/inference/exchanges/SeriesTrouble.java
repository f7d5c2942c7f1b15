package dev.assay.inference.exchanges;

import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer.Unanswered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a series says nothing of one of its endpoints, for or against it: the trouble may be ours.
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

  /** The first trouble of these requests, all of one party; null when they say something of it. */
  public static @Nullable SeriesTrouble of(Party party, List<Exchanged> exchanges) {
    for (Exchanged exchanged : exchanges) {
      Reason ours = exchanged.outcome().ours();
      if (ours != null) {
        return new SeriesTrouble(ours, "A request ended by us: " + exchanged.outcome() + ".");
      }
    }
    if (exchanges.stream().allMatch(exchanged -> exchanged.heard() == null)) {
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
            + " brought anything back; our own network may be the"
            + " trouble.");
  }

  private static boolean refusesTheRequest(Exchanged exchanged) {
    Heard heard = exchanged.heard();
    return heard != null
        && heard.status() / 100 == 4
        && heard.status() != REQUEST_TIMEOUT
        && heard.status() != TOO_MANY_REQUESTS;
  }

  private static SeriesTrouble refused(Party party, Exchanged exchanged) {
    int status = exchanged.heard() == null ? 0 : exchanged.heard().status();
    boolean key = status == UNAUTHORISED || status == FORBIDDEN;
    return new SeriesTrouble(
        key && party.secret() == null ? Reason.SECRET_MISSING : Reason.SOURCE_ERROR,
        "Every request to "
            + party.id()
            + " was refused with a status such as "
            + status
            + ": it doesn't take our requests, which says nothing of those it takes.");
  }
}
