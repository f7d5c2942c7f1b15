package dev.assay.inference.throughput;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.BinomialTest;
import dev.assay.verification.statistics.Tail;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides each claimed rate by the exact sign test on the blocks of the steady part. Pure. */
final class ThroughputJudge implements Judge<InferenceClaims, ThroughputObserved> {
  static final String EXPECTS = "bears";
  private static final double HALF = 0.5;
  private static final BigDecimal LOADED_ENOUGH = new BigDecimal("0.9");

  @Override
  public List<Judgement> judge(InferenceClaims claims, ThroughputObserved seen, Terms terms) {
    BigDecimal alpha = terms.alpha(LayerName.INFERENCE);
    List<Judgement> judgements = new ArrayList<>();
    for (ThroughputClaim claim : claims.throughput()) {
      EndpointThroughput load = load(claim, seen);
      Provenance from = load.series().from();
      BigDecimal tokens = claim.outputTokensPerSecond();
      if (tokens != null) {
        RateShown shown = RateShown.tokens(claim, tokens, from);
        judgements.add(judged(shown, load, load.tokens(), alpha));
      }
      BigDecimal requests = claim.goodRequestsPerSecond();
      if (requests != null) {
        RateShown shown = RateShown.goodRequests(claim, requests, from);
        judgements.add(judged(shown, load, load.requests(), alpha));
      }
    }
    return judgements.isEmpty()
        ? Judgement.noClaim("endpoints", EXPECTS, "The dossier claims no throughput.")
        : judgements;
  }

  private static EndpointThroughput load(ThroughputClaim claim, ThroughputObserved seen) {
    return seen.endpoints().stream()
        .filter(load -> load.endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing was seen of " + claim.endpoint()));
  }

  private static Judgement judged(
      RateShown shown, EndpointThroughput load, @Nullable RateObserved rate, BigDecimal alpha) {
    Judgement.Subject subject = shown.subject().showing(load.shown()).showing(shown.ladder(load));
    Reason reason = load.series().reason();
    if (reason != null) {
      return subject.unproven(reason, String.valueOf(load.series().explanation()));
    }
    return rate == null
        ? subject.unproven(
            Reason.TOO_FEW_SAMPLES, "The requests ended so soon that no load came about.")
        : tested(subject.showing(shown.rest(rate)), shown, load, rate, alpha);
  }

  private static Judgement tested(
      Judgement.Subject subject,
      RateShown shown,
      EndpointThroughput load,
      RateObserved rate,
      BigDecimal alpha) {
    int n = rate.blocks().size();
    BinomialTest against = new BinomialTest(n, rate.certainlyBelow(), HALF);
    BinomialTest inFavour = new BinomialTest(n, rate.below(), HALF);
    if (against.refutes(alpha.doubleValue()) && rate.mostMean().compareTo(rate.claimed()) < 0) {
      Judgement spared = spared(subject, shown, load, rate);
      if (spared != null) {
        return spared;
      }
      return subject
          .observing(shown.against(rate))
          .byTest(statistic(against.upperTail(), n, alpha), alpha)
          .refuted(shown.wordsAgainst(rate));
    }
    subject.byTest(statistic(inFavour.lowerTail(), n, alpha), alpha);
    if (inFavour.confirms(alpha.doubleValue()) && rate.mean().compareTo(rate.claimed()) >= 0) {
      return subject.observing(shown.inFavour(rate)).confirmed(shown.wordsInFavour(rate));
    }
    subject.showing(shown.inFavour(rate)).showing(shown.against(rate));
    return open(subject, shown.wordsInFavour(rate), load, n, alpha);
  }

  /** A peak may stand on a rung that could not be climbed, or that reached the rate by itself. */
  private static @Nullable Judgement spared(
      Judgement.Subject subject, RateShown shown, EndpointThroughput load, RateObserved rate) {
    if (!shown.claim().isPeak()) {
      return null;
    }
    RungObserved troubled = load.troubled();
    Reason reason = troubled == null ? null : troubled.series().reason();
    if (troubled != null && reason != null) {
      return subject.unproven(
          reason,
          "The ladder ended with "
              + troubled.atOnce()
              + " at once: "
              + troubled.series().explanation());
    }
    boolean reached =
        load.ladder().stream()
            .filter(rung -> rung.atOnce() != load.atOnce())
            .map(rung -> rung.claimedRateAtMost(shown.claim()))
            .anyMatch(atMost -> atMost != null && atMost.compareTo(rate.claimed()) >= 0);
    return reached
        ? subject.unproven(
            Reason.UNDECIDED,
            shown.wordsAgainst(rate) + " But another rung of the ladder may have reached it.")
        : null;
  }

  private static Judgement open(
      Judgement.Subject subject, String words, EndpointThroughput load, int n, BigDecimal alpha) {
    if (load.loaded().compareTo(LOADED_ENOUGH) < 0) {
      return subject.unproven(
          Reason.PROBER_OVERLOADED,
          words + " Our prober kept fewer requests under way than are claimed.");
    }
    return new BinomialTest(n, 0, HALF).confirms(alpha.doubleValue())
        ? subject.unproven(Reason.UNDECIDED, words + " That is too close to decide.")
        : subject.unproven(
            Reason.TOO_FEW_SAMPLES, words + " So few blocks could not decide in any case.");
  }

  private static Statistic statistic(Tail tail, int n, BigDecimal alpha) {
    return new Statistic("sign test of blocks", tail.shown(), n, alpha);
  }
}
