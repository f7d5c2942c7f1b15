package dev.assay.compute.location;

import dev.assay.compute.liveness.NodeExchange;
import dev.assay.verification.document.Require;

/**
 * One exchange with a node, timed by the vantage's monotonic clock, rounded up: a time can be too
 * long, never too short.
 *
 * @param exchange what was asked and answered
 * @param connectMicros the TCP connect, with TLS where it is spoken; 0 without an answer
 * @param answerMicros from the request to the last byte of the answer, so that a head sent early
 *     gains nothing; 0 without an answer
 */
public record RoundTrip(NodeExchange exchange, long connectMicros, long answerMicros) {
  private static final long MINUTE = 60_000_000;

  public RoundTrip {
    Require.present(exchange, "exchange");
    Require.that(connectMicros >= 0 && connectMicros <= MINUTE, "connectMicros", "is no time");
    Require.that(answerMicros >= 0 && answerMicros <= MINUTE, "answerMicros", "is no time");
  }
}
