package dev.assay.compute.distribution;

import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Judges the part of a distribution claim that our own connections decide. Pure. */
record MeasuredPart(NodeDistribution seen) {
  private static final String TRUSTS =
      "our own connections; a relay in another network would pass as a node there";

  Judgement networks(int atLeast) {
    Judgement.Subject subject =
        Judgement.about("networks", NodeDistributionJudge.NETWORKS)
            .claimed(
                "nodes in at least " + atLeast + " networks",
                "nodes prove their keys in at least " + atLeast + " networks (/24 or /48)")
            .trusting(TRUSTS);
    NetworkSpread networks = seen.networks();
    if (networks == null) {
      Reason reason = Objects.requireNonNullElse(seen.reason(), Reason.NO_SOURCE);
      return subject.unproven(reason, String.valueOf(seen.explanation()));
    }
    return decided(atLeast, networks, subject);
  }

  private static Judgement decided(int atLeast, NetworkSpread networks, Judgement.Subject subject) {
    Observed proven = value("networks.proven", networks.proven(), networks);
    Observed answered = value("networks.answered", networks.answered(), networks);
    String words =
        "Nodes proved their keys in %d networks; in %d anything answered; %d nodes could not be asked."
            .formatted(networks.proven(), networks.answered(), networks.notAsked());
    if (networks.proven() >= atLeast) {
      return subject.observing(proven).showing(figures(networks)).confirmed(words);
    }
    if (networks.inFull() && networks.answered() + networks.notAsked() < atLeast) {
      Observed notAsked = value("networks.not-asked", networks.notAsked(), networks);
      return subject.observing(answered, notAsked).showing(figures(networks)).refuted(words);
    }
    return subject
        .showing(proven, answered)
        .showing(figures(networks))
        .unproven(reason(atLeast, networks), words);
  }

  private static Reason reason(int atLeast, NetworkSpread networks) {
    if (networks.answered() >= atLeast) {
      return networks.keyless() > 0 ? Reason.NO_NODE_KEYS : Reason.NODES_UNPROVED;
    }
    return networks.inFull() ? Reason.ADDRESS_REFUSED : Reason.TOO_FEW_SAMPLES;
  }

  private static List<Observed> figures(NetworkSpread networks) {
    List<Observed> figures = new ArrayList<>();
    Spread spread = networks.spread();
    if (spread != null) {
      figures.add(Observed.of("networks.nakamoto", spread.nakamoto(), networks.from()));
      figures.add(Observed.of("networks.hhi", spread.hhi(), networks.from()));
      figures.add(Observed.of("networks.entropy", spread.entropyBits(), "bit", networks.from()));
    }
    return figures;
  }

  private static Observed value(String name, int count, NetworkSpread networks) {
    return Observed.of(name, count, networks.from());
  }
}
