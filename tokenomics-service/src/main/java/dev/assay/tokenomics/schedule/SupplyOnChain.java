package dev.assay.tokenomics.schedule;

import dev.assay.tokenomics.chain.ChainState;
import dev.assay.tokenomics.chain.ObservedSupply;
import dev.assay.tokenomics.chain.ObservedSupply.ProviderSupply;
import dev.assay.tokenomics.claims.SupplyClaim;
import dev.assay.tokenomics.claims.TokenClaim;
import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.Objects;

/** The judgement of the subject supply: the declared total against the chain's. Pure. */
final class SupplyOnChain {
  private final SupplyClaim supply;
  private final TokenClaim token;
  private final Judgement.Subject subject;

  private SupplyOnChain(SupplyClaim supply, TokenClaim token, Judgement.Subject subject) {
    this.supply = supply;
    this.token = token;
    this.subject = subject;
  }

  static Judgement judge(TokenomicsClaims claims, SupplyScheduleObservation observation) {
    Judgement.Subject subject =
        Judgement.about(SupplyScheduleCheck.SUPPLY, SupplyScheduleCheck.SUPPLY);
    SupplyClaim supply = claims.supply();
    if (supply == null) {
      return claims.allocations().isEmpty()
          ? subject.notApplicable(Reason.NO_CLAIM, "The dossier declares no supply.")
          : subject.unproven(
              Reason.NO_SOURCE,
              "The dossier declares allocations, but no total that the chain could bear out.");
    }
    TokenClaim token = claims.token();
    ObservedSupply chain = observation.chain();
    if (token == null || chain == null) {
      return subject
          .claimed(supply.total() + " " + Amount.UNIT, "a chain that tells it")
          .unproven(Reason.NO_SOURCE, "The dossier names no chain that could tell the supply.");
    }
    return new SupplyOnChain(supply, token, subject).judge(chain);
  }

  private Judgement judge(ObservedSupply chain) {
    boolean maximum = supply.kind() == SupplyClaim.Kind.MAXIMUM;
    String claim = (maximum ? "at most " : "exactly ") + Amount.of(supply.total(), token);
    subject.claimed(
        claim, "the total supply on " + token.chain().id() + " is " + claim + ", its decimals too");
    subject.trusting("that the operator's providers of " + token.chain().id() + " don't collude");
    if (chain.reason() != null) {
      return subject.unproven(chain.reason(), String.valueOf(chain.explanation()));
    }
    List<ChainState> states = chain.states();
    if (states.isEmpty()) {
      return nobody(chain);
    }
    if (states.size() > 1) {
      return subject
          .showing(ChainValues.supplies(chain))
          .showing(ChainValues.blocks(chain))
          .unproven(
              Reason.SOURCES_DISAGREE,
              "The providers disagree: " + ChainValues.told(chain, token) + ".");
    }
    return against(states.getFirst(), chain);
  }

  private Judgement nobody(ObservedSupply chain) {
    Reason reason =
        chain.providers().stream()
            .map(ProviderSupply::reason)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(Reason.NO_SOURCE);
    return subject.unproven(reason, "No provider told the supply" + ChainValues.silent(chain));
  }

  private Judgement against(ChainState state, ObservedSupply chain) {
    Integer decimals = state.decimals();
    if (decimals != null && !decimals.equals(token.decimals())) {
      return subject
          .observing(ChainValues.decimals(chain, decimals))
          .showing(ChainValues.supplies(chain))
          .refuted(
              "The contract has "
                  + decimals
                  + " decimals, declared are "
                  + token.decimals()
                  + ChainValues.silent(chain));
    }
    return total(state, chain);
  }

  private Judgement total(ChainState state, ObservedSupply chain) {
    subject.observing(ChainValues.supplies(chain)).showing(ChainValues.blocks(chain));
    boolean maximum = supply.kind() == SupplyClaim.Kind.MAXIMUM;
    int compared = state.supply().compareTo(supply.total());
    String found =
        "The chain's total supply at block "
            + state.height()
            + " is "
            + Amount.of(state.supply(), token);
    if (state.supply().signum() == 0 && (maximum || state.decimals() == null)) {
      return subject.unproven(
          Reason.NOT_RECOGNISED, found + ": nothing was issued, or this is not the token.");
    }
    if (maximum) {
      return compared > 0
          ? subject.refuted(found + ", more than the declared maximum" + ChainValues.silent(chain))
          : subject.confirmed(
              found + "; it does not exceed the declared maximum" + ChainValues.silent(chain));
    }
    return compared == 0
        ? subject.confirmed(found + ", as declared" + ChainValues.silent(chain))
        : subject.refuted(found + ", not the declared supply" + ChainValues.silent(chain));
  }
}
