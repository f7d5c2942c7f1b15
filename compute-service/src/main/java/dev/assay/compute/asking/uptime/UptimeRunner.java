package dev.assay.compute.asking.uptime;

import dev.assay.compute.asking.OwnVantage;
import dev.assay.compute.asking.uptime.HeldSeeds.HeldSeed;
import dev.assay.compute.uptime.PlannedProbe;
import dev.assay.compute.uptime.ProbeResult;
import dev.assay.compute.uptime.UptimeQuestion;
import dev.assay.compute.uptime.UptimeTranscript;
import dev.assay.compute.uptime.UptimeWatch;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks nodes at the times of a seed that was committed before, each beside a control, and reveals
 * the seed in the transcript. Verifies nothing. Thread-safe.
 */
@ApplicationScoped
public class UptimeRunner implements QuestionRunner<UptimeQuestion> {
  private final UptimeAsking asking;
  private final OwnVantage own;

  UptimeRunner(UptimeAsking asking, OwnVantage own) {
    this.asking = asking;
    this.own = own;
  }

  @Override
  public Class<UptimeQuestion> questionType() {
    return UptimeQuestion.class;
  }

  @Override
  public Uni<RawAnswer> run(UptimeQuestion question, ProbeContext context) {
    HeldSeed held = context.shared(HeldSeeds.class, HeldSeeds::new).take(question.commitment());
    if (held == null) {
      return Uni.createFrom().item(lost(context));
    }
    Instant from = begin(question, context);
    Instant to = end(question, context);
    if (!from.isBefore(to)) {
      return Uni.createFrom().item(answer(null, context));
    }
    List<PlannedProbe> schedule =
        PlannedProbe.all(held.seed(), from, to, probes(), question.nodes());
    return new Watching(asking, context)
        .all(schedule)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(results -> answer(watch(question, held, from, to, results), context));
  }

  private static Instant begin(UptimeQuestion question, ProbeContext context) {
    Instant now = now(context);
    return now.isAfter(question.from()) ? now : question.from();
  }

  /** The last probe still has to be answered within the question's time. */
  private Instant end(UptimeQuestion question, ProbeContext context) {
    Duration time = context.remaining().minus(asking.timeout().multipliedBy(2));
    Instant latest = now(context).plus(min(time, asking.watch())).truncatedTo(ChronoUnit.MILLIS);
    return latest.isBefore(question.to()) ? latest : question.to();
  }

  private int probes() {
    return Math.clamp(asking.probes(), 1, UptimeWatch.MOST);
  }

  private static UptimeWatch watch(
      UptimeQuestion question, HeldSeed held, Instant from, Instant to, List<ProbeResult> results) {
    return new UptimeWatch(
        from, to, held.committedAt(), question.commitment(), held.seed(), results);
  }

  private RawAnswer answer(@Nullable UptimeWatch watch, ProbeContext context) {
    UptimeTranscript transcript =
        UptimeTranscript.of(watch, own.trusted().orElse(List.of()), own.lyingAtMost());
    return RawAnswer.answered(
        now(context),
        RawAnswer.OURS,
        EvidenceClass.MEASURED,
        CanonicalJson.mediaType(),
        CanonicalJson.write(transcript));
  }

  private static RawAnswer lost(ProbeContext context) {
    return RawAnswer.unanswered(
        now(context),
        RawAnswer.OURS,
        EvidenceClass.MEASURED,
        Reason.EVIDENCE_LOST,
        "The committed seed was lost when the service started anew, so that it can't be revealed.");
  }

  private static Instant now(ProbeContext context) {
    return context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
