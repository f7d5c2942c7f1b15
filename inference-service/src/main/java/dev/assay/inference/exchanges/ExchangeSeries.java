package dev.assay.inference.exchanges;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series of planned requests to one or several endpoints: one question whose answer is the
 * transcript, with the answers' texts and the arrival of each part. For experiments that compare
 * requests; claims about a load are judged by {@link dev.assay.inference.requests.TimedRequests}.
 *
 * @param purpose the experiment, such as {@code inference.streaming of chat}
 * @param parties the endpoints, 1 to 16
 * @param pacing when the requests are sent
 * @param exchanges the requests in their order, 1 to 4000
 * @param deadlineMillis after which one request is given up
 * @param stop when it may end before its last request; null when all of them are sent
 */
public record ExchangeSeries(
    String purpose,
    List<Party> parties,
    Pacing pacing,
    List<PlannedExchange> exchanges,
    int deadlineMillis,
    @Nullable PairRule stop)
    implements Question<ExchangeTranscript> {
  /** The kind of question. */
  public static final String KIND = "inference.exchange-series";

  private static final int MOST_PARTIES = 16;
  private static final int MOST_EXCHANGES = 4000;
  private static final int LONGEST_DEADLINE_MILLIS = 600_000;

  public ExchangeSeries {
    Require.text(purpose, "purpose", 300);
    parties = Require.list(parties, "parties", MOST_PARTIES);
    Require.that(!parties.isEmpty(), "parties", "must not be empty");
    Require.present(pacing, "pacing");
    exchanges = Require.list(exchanges, "exchanges", MOST_EXCHANGES);
    Require.that(!exchanges.isEmpty(), "exchanges", "must not be empty");
    int count = parties.size();
    Require.that(
        exchanges.stream().allMatch(exchange -> exchange.party() < count),
        "exchanges",
        "must name parties of this series");
    Require.that(
        deadlineMillis > 0 && deadlineMillis <= LONGEST_DEADLINE_MILLIS,
        "deadlineMillis",
        "must lie between 1 and 600000");
  }

  /** A series whose requests are all sent. */
  public ExchangeSeries(
      String purpose,
      List<Party> parties,
      Pacing pacing,
      List<PlannedExchange> exchanges,
      int deadlineMillis) {
    this(purpose, parties, pacing, exchanges, deadlineMillis, null);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ExchangeTranscript decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      ExchangeTranscript transcript = CanonicalJson.read(body, ExchangeTranscript.class);
      int came = transcript.exchanges().size();
      demand(mayHave(came), "another number of exchanges");
      for (int i = 0; i < came; i++) {
        demand(transcript.exchanges().get(i).index() == i, "another order of exchanges");
      }
      return transcript;
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("no transcript of exchanges: " + e.getMessage());
    }
  }

  private boolean mayHave(int came) {
    return came == exchanges.size()
        || (stop != null && came < exchanges.size() && stop.mayEndAfter(came));
  }

  private static void demand(boolean holds, String otherwise) throws UnreadableAnswer {
    if (!holds) {
      throw new UnreadableAnswer("the transcript has " + otherwise + " than was asked for");
    }
  }
}
