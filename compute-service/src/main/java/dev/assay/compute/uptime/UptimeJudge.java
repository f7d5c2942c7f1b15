package dev.assay.compute.uptime;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.uptime.UptimeObserved.Claimed;
import dev.assay.compute.uptime.UptimeObserved.Watched;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Decides each claimed uptime by what its vantages saw. Pure. */
final class UptimeJudge implements Judge<ComputeClaims, UptimeObserved> {
  static final String EXPECTS = "up";

  private static final String TRUSTS =
      "our own clock and link, or more vantages of the operator's choice than may lie together; that"
          + " maintenance was announced when the project says";

  @Override
  public List<Judgement> judge(ComputeClaims claims, UptimeObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < claims.uptime().size(); i++) {
      judgements.add(judged(claims.uptime().get(i), seen.claims().get(i), terms));
    }
    return judgements.isEmpty()
        ? Judgement.noClaim("uptime", EXPECTS, "The dossier claims no uptime of nodes.")
        : judgements;
  }

  private static Judgement judged(UptimeClaim claim, Claimed seen, Terms terms) {
    UptimeTest test = UptimeTest.of(claim, terms);
    UptimeShown shown = new UptimeShown(claim, test);
    Judgement.Subject subject =
        Judgement.about(claim.id(), EXPECTS)
            .claimed(shown.said(), shown.expected())
            .trusting(TRUSTS);
    if (seen.watches().isEmpty()) {
      return subject.unproven(
          Objects.requireNonNullElse(seen.reason(), Reason.NO_SOURCE),
          Objects.requireNonNullElse(seen.explanation(), "No vantage watched it."));
    }
    return decided(subject, seen, test, shown, terms.alpha(LayerName.COMPUTE));
  }

  private static Judgement decided(
      Judgement.Subject subject,
      Claimed seen,
      UptimeTest test,
      UptimeShown shown,
      BigDecimal alpha) {
    List<Watched> against = seen.watches().stream().filter(test::refutes).toList();
    List<Watched> inFavour = seen.watches().stream().filter(test::confirms).toList();
    boolean refuted = suffices(against, seen);
    boolean confirmed = suffices(inFavour, seen);
    String words = shown.words(seen.watches());
    subject.showing(shown.rest(seen.watches()));
    if (refuted && !confirmed) {
      return subject
          .observing(shown.misses(against))
          .byTest(weakest(against.stream().map(test::refuting).toList()), alpha)
          .refuted(words);
    }
    if (confirmed && against.isEmpty()) {
      return subject
          .observing(shown.answers(inFavour))
          .byTest(weakest(inFavour.stream().map(test::confirming).toList()), alpha)
          .confirmed(words);
    }
    subject.showing(shown.misses(seen.watches())).showing(shown.answers(seen.watches()));
    return open(subject, seen, new Sides(against, inFavour), test, words);
  }

  private record Sides(List<Watched> against, List<Watched> inFavour) {}

  private static Judgement open(
      Judgement.Subject subject, Claimed seen, Sides sides, UptimeTest test, String words) {
    if (!sides.against().isEmpty() && !sides.inFavour().isEmpty()) {
      return subject.unproven(Reason.SOURCES_DISAGREE, words + " The vantages disagree.");
    }
    if (!sides.against().isEmpty() || !sides.inFavour().isEmpty()) {
      return subject.unproven(
          Reason.WEAK_SOURCE,
          "%s %d vantage(s) say so, no more than may lie together.%s"
              .formatted(
                  words,
                  sides.against().size() + sides.inFavour().size(),
                  UptimeShown.refused(seen)));
    }
    List<Watched> whole = seen.watches().stream().filter(test::covers).toList();
    if (whole.isEmpty()) {
      return subject.unproven(
          Reason.WINDOW_NOT_COVERED,
          words + UptimeShown.missing(seen.watches(), test) + UptimeShown.refused(seen));
    }
    Watched most = whole.stream().max(Comparator.comparingInt(Watched::counted)).orElseThrow();
    return subject
        .byTest(test.confirming(most), test.alpha())
        .unproven(
            test.couldConfirm(most) ? Reason.UNDECIDED : Reason.TOO_FEW_SAMPLES,
            words + UptimeShown.needed(test) + UptimeShown.refused(seen));
  }

  private static boolean suffices(List<Watched> watches, Claimed seen) {
    return watches.stream().anyMatch(Watched::own) || watches.size() > seen.lyingAtMost();
  }

  private static Statistic weakest(List<Statistic> statistics) {
    return statistics.stream().min(Comparator.comparing(Statistic::value)).orElseThrow();
  }
}
