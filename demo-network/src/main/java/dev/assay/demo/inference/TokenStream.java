package dev.assay.demo.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.assay.demo.plan.Framing;
import dev.assay.demo.plan.InferencePlan.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One answer as server-sent events, each written when its last token is due. */
final class TokenStream {
  private static final byte[] KEEP_ALIVE = ": keep-alive\n\n".getBytes(StandardCharsets.UTF_8);

  private final Completion completion;
  private final Wire wire;
  private final Framing framing;
  private final Due due;

  TokenStream(Completion completion, Wire wire, Framing framing, Due due) {
    this.completion = completion;
    this.wire = wire;
    this.framing = framing;
    this.due = due;
  }

  /** Sends the whole stream, or as much of it as the completion's fault lets through. */
  void send(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    tokens(out);
    Fault fault = completion.fault();
    if (fault == Fault.CUT) {
      throw new IOException("cut here");
    } else if (fault == Fault.NEVER_FINISHING) {
      Thread.sleep(Duration.ofDays(1));
    } else if (fault == Fault.ERROR_IN_STREAM) {
      event(out, Wire.error("the model stopped", "server_error", "internal_error"));
    } else {
      end(out);
    }
    write(out, "[DONE]");
    exchange.close();
  }

  private void tokens(OutputStream out) throws IOException, InterruptedException {
    boolean first = true;
    if (framing.emptyFirstChunk()) {
      event(out, wire.text("", true));
      first = false;
    }
    int sent = completion.tokensSent();
    for (int from = 0; from < sent; from += framing.tokensPerChunk()) {
      keepAlive(out);
      int to = Math.min(sent, from + framing.tokensPerChunk());
      due.await(completion.dueNanos()[to - 1]);
      event(out, wire.text(String.join("", completion.tokens().subList(from, to)), first));
      first = false;
    }
  }

  private void end(OutputStream out) throws IOException {
    event(out, wire.finish(completion.finishReason()));
    if (wire.request().includeUsage()) {
      event(out, wire.usageChunk(completion.tokens().size()));
    }
  }

  private void keepAlive(OutputStream out) throws IOException {
    if (framing.keepAliveComments()) {
      out.write(KEEP_ALIVE);
      out.flush();
    }
  }

  private static void event(OutputStream out, JsonNode data) throws IOException {
    write(out, data.toString());
  }

  private static void write(OutputStream out, String data) throws IOException {
    out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
