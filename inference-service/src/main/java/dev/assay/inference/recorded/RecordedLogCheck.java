package dev.assay.inference.recorded;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Do the benchmark logs that a project hands in show what it says they show? */
public final class RecordedLogCheck implements Check<InferenceClaims, RecordedObserved> {
  private static final String DOCS =
      """
      Reads logs of MLPerf LoadGen (mlperf_log_detail.txt), vLLM's serving benchmark (--save-result
      --save-detailed), NVIDIA AIPerf (profile_export.jsonl) and ghz (JSON), at most 64 MiB and a
      million records each, and recomputes from the single requests. Failed requests count as
      infinitely long. A record that can't be read counts above the limit when it would confirm, and
      not at all when it would refute; it is counted and named. LoadGen's detail log holds no single
      latencies: of it the number of queries above the target latency is used, and its figures.

      Decision on each claimed percentile: the exact binomial test on the number of requests above the
      limit. Refuted also where the log's own figure (by its tool's own formula from its values, else
      as stated) is above the claimed one by more than rounding, which is a thousandth or 0.01 ms. A
      log that the tool itself calls invalid confirms nothing. A log without values of single requests
      is only a summary: UNPROVEN(NOT_MEASURABLE), however good it looks.
      Decision on consistency: refuted where no run can have produced the log: figures that aren't
      those of its requests, more requests stated than held, a first token after the last one, times
      between tokens that don't add up, a request longer than the run, rates that don't fit counts and
      duration, a histogram that doesn't add up, a request id twice, percentiles that don't ascend, VALID
      in spite of a constraint that wasn't met.

      A log is the project's word about itself. So it can refute what the project says, and never
      confirm it without a signature of somebody else's: a pinned log whose figures are all right is
      UNPROVEN(WEAK_SOURCE).

      How one would cheat: hand in a summary (nothing is confirmed by one); leave out the failures (of
      vLLM and ghz they are in the log and count); edit the figures and not the values, or the values
      and not the figures (they are compared); copy good records (ids are compared, where there are
      some). What stays open: a log that is made up with care, the best of many runs, and a client that
      waits for one answer before it asks the next.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "inference.recorded-logs",
          1,
          LayerName.INFERENCE,
          "Do the logs that the project hands in show what it says they show?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  RecordedLogJudge.CONSISTENT,
                  "A run can have produced the log: its figures are those of its requests.",
                  Standard.of(EvidenceClass.SIGNED),
                  Standard.of(EvidenceClass.DECLARED)),
              new Expectation(
                  RecordedLogJudge.SHOWS,
                  "No more than the claimed share of the log's requests took longer, or failed.",
                  Standard.of(EvidenceClass.SIGNED),
                  Standard.of(EvidenceClass.DECLARED))),
          false,
          "Hand in the whole log with a value for each request, failed ones too, and claim what it"
              + " shows.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<RecordedObserved> observationType() {
    return RecordedObserved.class;
  }

  @Override
  public Uni<RecordedObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    return Multi.createFrom()
        .iterable(claims.recordedLogs())
        .onItem()
        .transformToUniAndConcatenate(
            claim ->
                probes
                    .ask(LogObserved.question(claim))
                    .map(answer -> LogObserved.of(claim, answer)))
        .collect()
        .asList()
        .map(RecordedObserved::new);
  }

  @Override
  public Judge<InferenceClaims, RecordedObserved> judge() {
    return new RecordedLogJudge();
  }

  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return claims.recordedLogs().stream().mapToInt(log -> log.shows().size()).sum();
  }
}
