package dev.assay.compute.liveness;

import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.ClopperPearson;
import dev.assay.verification.statistics.Tail;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A tally as a finding shows it: values, words and the statistic, the same for every check that
 * rests on it. Pure.
 *
 * @param tally of a population of at least one node
 * @param test that decides
 */
public record TallyShown(LivenessTally tally, LiveTest test) {
  private static final String TRUSTS =
      "our own connections, and the lists for which key belongs to which node; one machine that holds"
          + " several keys at several addresses would pass as several nodes";

  /** Judges one subject by its tally: confirmed, refuted, or what is missing. */
  public Judgement judge(Judgement.Subject subject, String more) {
    subject.trusting(TRUSTS);
    if (test.confirms()) {
      return subject
          .observing(value("proven", tally.proven()), value("asked", tally.drawn()))
          .showing(rest())
          .byTest(statistic(test.confirmingTail()), error(test.confirmingTail()))
          .confirmed(words() + more);
    }
    if (test.refutes()) {
      return subject
          .observing(value("silent", tally.silent()), value("asked", tally.drawn()))
          .showing(value("proven", tally.proven()))
          .showing(rest())
          .byTest(statistic(test.refutingTail()), error(test.refutingTail()))
          .refuted(words() + more);
    }
    return subject
        .showing(value("proven", tally.proven()), value("asked", tally.drawn()))
        .showing(rest())
        .unproven(test.missing(), words() + more);
  }

  /** What was seen, in sentences. */
  public String words() {
    StringBuilder words = new StringBuilder();
    words.append(asked()).append(' ').append(tally.proven()).append(" of ").append(tally.drawn());
    words.append(" proved their listed key");
    append(
        words, tally.keyless(), "of " + tally.drawn() + " addresses answered without a listed key");
    append(words, tally.unproved(), "answered without a proof by the listed key");
    append(words, tally.shared(), "proved a key at an address of another node");
    append(words, tally.silent(), "did not answer");
    append(words, tally.notAsked(), "could not be asked by us, which is not held against them");
    return words.append('.').toString();
  }

  private String asked() {
    return tally.inFull()
        ? "All " + tally.population() + " listed nodes were to be asked:"
        : "A random sample of "
            + tally.drawn()
            + " of "
            + tally.population()
            + " listed nodes, drawn after the list was recorded, was to be asked:";
  }

  private static void append(StringBuilder words, int count, String what) {
    if (count > 0) {
      words.append("; ").append(count).append(' ').append(what);
    }
  }

  private List<Observed> rest() {
    List<Observed> rest = new ArrayList<>();
    rest.add(value("population", tally.population()));
    rest.add(value("answered", tally.answered()));
    rest.add(value("unproved", tally.unproved() + tally.shared()));
    rest.add(value("not-asked", tally.notAsked()));
    if (!tally.inFull()) {
      rest.addAll(interval());
    }
    return rest;
  }

  /** Bounds of the share that proves itself, as if drawn with replacement: wider than need be. */
  private List<Observed> interval() {
    ClopperPearson.Interval interval =
        ClopperPearson.interval(tally.proven(), tally.drawn(), test.alpha().doubleValue());
    return List.of(
        Observed.of(
            "nodes.proven-share.lower", Statistic.shown(interval.lower()), "share", tally.from()),
        Observed.of(
            "nodes.proven-share.upper", Statistic.shown(interval.upper()), "share", tally.from()));
  }

  private Statistic statistic(Tail tail) {
    return new Statistic("hypergeometric tail", tail.shown(), tally.drawn(), test.alpha());
  }

  private BigDecimal error(Tail tail) {
    return tally.inFull() ? BigDecimal.ZERO : tail.shown();
  }

  private Observed value(String name, int count) {
    return Observed.of("nodes." + name, count, "nodes", tally.from());
  }
}
