package dev.assay.compute.asking.bandwidth;

import dev.assay.compute.bandwidth.BandwidthFlow;
import dev.assay.compute.bandwidth.BandwidthQuestion;
import dev.assay.compute.bandwidth.BandwidthRun;
import dev.assay.compute.bandwidth.BandwidthTally;
import dev.assay.compute.bandwidth.BandwidthTranscript;
import dev.assay.compute.claims.BandwidthClaim.Direction;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lets a node carry bytes in runs of several flows until the claimed rate is decided, and writes
 * the transcript. Thread-safe.
 */
@ApplicationScoped
public class BandwidthRunner implements QuestionRunner<BandwidthQuestion> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BandwidthAsking asking;

  BandwidthRunner(BandwidthAsking asking) {
    this.asking = asking;
  }

  @Override
  public Class<BandwidthQuestion> questionType() {
    return BandwidthQuestion.class;
  }

  @Override
  public Uni<RawAnswer> run(BandwidthQuestion question, ProbeContext context) {
    Instant begun = context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    return new Series(question, context)
        .all()
        .map(
            runs ->
                RawAnswer.answered(
                    context.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                    RawAnswer.OURS,
                    EvidenceClass.MEASURED,
                    CanonicalJson.mediaType(),
                    CanonicalJson.write(BandwidthTranscript.of(begun, runs))));
  }

  /** The runs of one question, one at a time. */
  private final class Series {
    private final BandwidthQuestion question;
    private final ProbeContext context;
    private final Load load;
    private final BandwidthTally tally;
    private int made;

    Series(BandwidthQuestion question, ProbeContext context) {
      this.question = question;
      this.context = context;
      this.load = Load.of(question, asking);
      this.tally = new BandwidthTally(question);
    }

    Uni<List<BandwidthRun>> all() {
      return goesOn()
          ? Multi.createBy().repeating().uni(this::next).whilst(run -> goesOn()).collect().asList()
          : Uni.createFrom().item(List.of());
    }

    private Uni<BandwidthRun> next() {
      Carrying carrying = new Carrying(question.node(), load, context);
      List<Uni<BandwidthFlow>> flows =
          IntStream.range(0, load.flows())
              .mapToObj(flow -> question.nonce(made, flow))
              .map(nonce -> isDown() ? carrying.down(nonce) : carrying.up(nonce))
              .toList();
      return Uni.join()
          .all(flows)
          .andFailFast()
          .emitOn(Infrastructure.getDefaultWorkerPool())
          .flatMap(this::controlled)
          .emitOn(Infrastructure.getDefaultWorkerPool())
          .invoke(this::take);
    }

    private void take(BandwidthRun run) {
      made++;
      tally.add(run);
      context.progress("runs", made, question.test().most());
    }

    private boolean goesOn() {
      Duration needed = load.deadline().multipliedBy(2).plus(PATIENCE);
      return context.remaining().compareTo(needed) > 0 && !tally.suffices();
    }

    /** What our own link carries is only in question when the node was slow. */
    private Uni<BandwidthRun> controlled(List<BandwidthFlow> flows) {
      List<URI> controls = asking.controls().orElse(List.of());
      if (!isDown() || controls.isEmpty() || !BandwidthTally.isSlow(question, flows)) {
        return Uni.createFrom().item(new BandwidthRun(flows, null));
      }
      return new ControlFetch(load, context)
          .of(controls.get(made % controls.size()))
          .map(control -> new BandwidthRun(flows, control));
    }

    private boolean isDown() {
      return question.direction() == Direction.DOWN;
    }
  }
}
