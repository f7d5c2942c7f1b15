package dev.assay.compute.asking;

import dev.assay.compute.liveness.LivenessTranscript;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.liveness.NodeLivenessQuestion;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Asks a sample of nodes whether they live and writes the transcript. Nodes are asked side by side;
 * those that give no answer are asked again after a pause, for as long as there is time. Verifies
 * nothing: that is done from the transcript. Thread-safe.
 */
@ApplicationScoped
public class NodeLivenessRunner implements QuestionRunner<NodeLivenessQuestion> {
  private final NodeAsking asking;

  NodeLivenessRunner(NodeAsking asking) {
    this.asking = asking;
  }

  @Override
  public Class<NodeLivenessQuestion> questionType() {
    return NodeLivenessQuestion.class;
  }

  @Override
  public Uni<RawAnswer> run(NodeLivenessQuestion question, ProbeContext context) {
    AskedNodes round = new AskedNodes(question, context);
    return round(round, 1)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .flatMap(done -> done.silent() ? controlled(done) : answer(done));
  }

  private Uni<AskedNodes> round(AskedNodes round, int attempt) {
    return Multi.createFrom()
        .iterable(round.open())
        .onItem()
        .transformToUni(node -> ask(round, node, attempt))
        .merge(asking.concurrency())
        .collect()
        .last()
        .flatMap(unused -> again(round, attempt));
  }

  private Uni<AskedNodes> again(AskedNodes round, int attempt) {
    boolean enough = attempt >= asking.attempts() || round.open().isEmpty();
    boolean late = round.context.remaining().compareTo(asking.pause().plus(asking.timeout())) < 0;
    return enough || late
        ? Uni.createFrom().item(round)
        : Uni.createFrom()
            .item(round)
            .onItem()
            .delayIt()
            .by(asking.pause())
            .flatMap(waited -> round(waited, attempt + 1));
  }

  private Uni<NodeExchange> ask(AskedNodes round, int index, int attempt) {
    NodeToAsk node = round.question.nodes().get(index);
    String nonce = round.question.nonce(node);
    if (round.context.remaining().compareTo(asking.timeout()) < 0) {
      return Uni.createFrom().item(round.outOfTime(index, node, nonce));
    }
    return round
        .context
        .http()
        .exchange(NodeRequest.of(node, nonce, asking.timeout()))
        .map(exchange -> NodeExchanges.of(node, nonce, attempt, round.now(), exchange))
        .invoke(exchange -> round.done(index, exchange));
  }

  /** When nobody answers, a list that was just read tells whose trouble that is. */
  private Uni<RawAnswer> controlled(AskedNodes round) {
    HttpRequest request =
        HttpRequest.head(round.question.control())
            .withLimits(Limits.standard().withTotal(asking.timeout()));
    return round
        .context
        .http()
        .exchange(request)
        .flatMap(
            exchange ->
                exchange instanceof HttpExchange.Responded ? answer(round) : withoutNetwork(round));
  }

  private static Uni<RawAnswer> withoutNetwork(AskedNodes round) {
    return Uni.createFrom()
        .item(
            RawAnswer.unanswered(
                round.now(),
                "assay",
                EvidenceClass.MEASURED,
                Reason.SOURCE_UNREACHABLE,
                "No node answered, nor did the server of the list that was read just before: our own"
                    + " network may be the trouble."));
  }

  private static Uni<RawAnswer> answer(AskedNodes round) {
    byte[] transcript = CanonicalJson.write(LivenessTranscript.of(round.exchanges()));
    return Uni.createFrom()
        .item(
            RawAnswer.answered(
                round.now(),
                "assay",
                EvidenceClass.MEASURED,
                CanonicalJson.mediaType(),
                transcript));
  }
}
