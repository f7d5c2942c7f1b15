package dev.assay.demo.inference;

import com.sun.net.httpserver.HttpExchange;
import dev.assay.demo.http.Answer;
import dev.assay.demo.plan.InferencePlan.Fault;
import java.io.IOException;
import java.time.Duration;

/** One answer as a single JSON body, sent when its last token is due. */
record WholeAnswer(Completion completion, Wire wire, Due due) {

  /** Sends the body, or as much of it as the completion's fault lets through. */
  void send(HttpExchange exchange) throws IOException, InterruptedException {
    Fault fault = completion.fault();
    due.await(completion.dueNanos()[completion.dueNanos().length - 1]);
    if (fault == Fault.CUT) {
      cut(exchange);
    } else if (fault == Fault.NEVER_FINISHING) {
      Thread.sleep(Duration.ofDays(1));
    } else if (fault == Fault.ERROR_IN_STREAM) {
      Answer.json(Wire.error("the model stopped", "server_error", "internal_error")).send(exchange);
    } else {
      Answer.json(wire.whole(completion)).send(exchange);
    }
  }

  private void cut(HttpExchange exchange) throws IOException {
    byte[] body = Answer.json(wire.whole(completion)).body();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
    throw new IOException("cut here");
  }
}
