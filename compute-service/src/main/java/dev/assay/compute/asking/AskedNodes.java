package dev.assay.compute.asking;

import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.liveness.NodeLivenessQuestion;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.verification.finding.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** What is known of each node so far, over all rounds of one question. Thread-safe. */
final class AskedNodes {
  final NodeLivenessQuestion question;
  final ProbeContext context;
  private final AtomicReferenceArray<NodeExchange> exchanges;
  private final AtomicInteger asked = new AtomicInteger();

  AskedNodes(NodeLivenessQuestion question, ProbeContext context) {
    this.question = question;
    this.context = context;
    this.exchanges = new AtomicReferenceArray<>(question.nodes().size());
  }

  Instant now() {
    return context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The nodes that are still to be asked, or to be asked again. */
  List<Integer> open() {
    return IntStream.range(0, exchanges.length()).filter(this::isOpen).boxed().toList();
  }

  private boolean isOpen(int index) {
    NodeExchange exchange = exchanges.get(index);
    if (exchange == null) {
      return true;
    }
    return exchange.reason() == Reason.SOURCE_UNREACHABLE
        || exchange.reason() == Reason.TIMED_OUT
        || exchange.reason() == Reason.SOURCE_ERROR;
  }

  void done(int index, NodeExchange exchange) {
    NodeExchange before = exchanges.getAndSet(index, exchange);
    int done = before == null ? asked.incrementAndGet() : asked.get();
    context.progress("nodes asked", done, exchanges.length());
  }

  NodeExchange outOfTime(int index, NodeToAsk node, String nonce) {
    NodeExchange known = exchanges.get(index);
    NodeExchange exchange =
        known != null
            ? known
            : NodeExchanges.without(
                node, nonce, 0, now(), Reason.BUDGET_SPENT, "there was no time left to ask it");
    exchanges.set(index, exchange);
    return exchange;
  }

  boolean silent() {
    return exchanges().stream()
        .allMatch(e -> e.reason() == Reason.SOURCE_UNREACHABLE || e.reason() == Reason.TIMED_OUT);
  }

  List<NodeExchange> exchanges() {
    return IntStream.range(0, exchanges.length()).mapToObj(exchanges::get).toList();
  }
}
