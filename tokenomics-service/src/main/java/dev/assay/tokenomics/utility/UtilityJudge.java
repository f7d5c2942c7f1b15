package dev.assay.tokenomics.utility;

import dev.assay.tokenomics.claims.TokenClaim;
import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.tokenomics.claims.UtilityClaim;
import dev.assay.tokenomics.claims.UtilityClaim.Requirement;
import dev.assay.tokenomics.utility.UtilityObservation.AssetList;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges tokenomics.utility: each service against the assets that the project accepts. Pure. */
final class UtilityJudge implements Judge<TokenomicsClaims, UtilityObservation> {
  private static final String SUBJECT = "utility";
  private static final String CLASS = "utility.class";
  private static final String ACCEPTED = "accepted.assets";
  private static final int NAMED = 10;

  @Override
  public List<Judgement> judge(
      TokenomicsClaims claims, UtilityObservation observation, Terms terms) {
    UtilityClaim utility = claims.utility();
    if (utility == null) {
      return Judgement.noClaim(
          SUBJECT, UtilityCheck.REQUIRED, "The dossier claims no use of the token.");
    }
    if (utility.requiredFor().isEmpty()) {
      return List.of(withoutService(utility, observation.declared()));
    }
    return utility.requiredFor().stream()
        .map(requirement -> service(requirement, claims.token(), observation))
        .toList();
  }

  private static Judgement withoutService(UtilityClaim utility, Provenance declared) {
    Judgement.Subject subject = Judgement.about(SUBJECT, UtilityCheck.REQUIRED);
    if (!utility.forVotesAlone()) {
      return subject.notApplicable(
          Reason.NO_CLAIM, "The dossier names no service that the token is required for.");
    }
    return subject
        .showing(Observed.of(CLASS, UtilityClass.GOVERNANCE_ONLY, declared))
        .notApplicable(
            Reason.NO_CLAIM,
            "The project says that the token serves votes and nothing else: governance only.");
  }

  private static Judgement service(
      Requirement requirement, @Nullable TokenClaim token, UtilityObservation observation) {
    Judgement.Subject subject =
        Judgement.about(requirement.service(), UtilityCheck.REQUIRED)
            .claimed(
                "required for " + requirement.service() + ": " + requirement.how(),
                "the service can't be had without the token")
            .trusting("the project's own words");
    AssetList list = observation.list();
    if (list == null) {
      return subject
          .observing(Observed.of(CLASS, UtilityClass.REQUIRED, observation.declared()))
          .confirmed("The project states that the token is required.");
    }
    List<String> assets = list.assets();
    if (assets == null) {
      Reason reason = list.reason() == null ? Reason.SOURCE_SHAPE_CHANGED : list.reason();
      return subject.unproven(reason, String.valueOf(list.explanation()));
    }
    return accepted(subject, assets, token, list.from());
  }

  private static Judgement accepted(
      Judgement.Subject subject, List<String> assets, @Nullable TokenClaim token, Provenance from) {
    subject.trusting("the project's own list of accepted assets");
    Observed list = Observed.of(ACCEPTED, String.join(", ", assets), from);
    if (token == null) {
      return subject
          .showing(list)
          .unproven(Reason.NO_SOURCE, "The dossier does not say which token it speaks of.");
    }
    if (assets.isEmpty()) {
      return subject.unproven(
          Reason.NOT_RECOGNISED, "The project's list of accepted assets names none.");
    }
    List<String> others =
        assets.stream().filter(a -> !a.equalsIgnoreCase(token.symbol())).distinct().toList();
    if (others.isEmpty()) {
      return subject
          .observing(Observed.of(CLASS, UtilityClass.REQUIRED, from), list)
          .confirmed("The project's list accepts " + token.symbol() + " alone.");
    }
    return subject
        .observing(Observed.of(CLASS, UtilityClass.OPTIONAL, from), list)
        .refuted("The project's own list accepts other assets: " + some(others) + ".");
  }

  private static String some(List<String> assets) {
    String named = assets.stream().limit(NAMED).collect(Collectors.joining(", "));
    int more = assets.size() - NAMED;
    return more > 0 ? named + " and " + more + " more" : named;
  }
}
