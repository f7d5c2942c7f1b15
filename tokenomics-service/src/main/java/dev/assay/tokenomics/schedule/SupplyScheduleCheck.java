package dev.assay.tokenomics.schedule;

import dev.assay.tokenomics.chain.ChainSupply;
import dev.assay.tokenomics.chain.ObservedSupply;
import dev.assay.tokenomics.claims.TokenClaim;
import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Whether a token's declared schedule adds up, and whether its chain bears the declared total. */
public final class SupplyScheduleCheck
    implements Check<TokenomicsClaims, SupplyScheduleObservation> {
  /** The check's id. */
  public static final String ID = "tokenomics.supply-schedule";

  static final String SCHEDULE = "schedule";
  static final String SUPPLY = "supply";

  private static final Standard CHAIN = Standard.of(EvidenceClass.CHAIN, 2);

  private static final CheckSpec SPEC =
      new CheckSpec(
          ID,
          1,
          LayerName.TOKENOMICS,
          "Does the declared supply schedule add up, and does the chain bear the declared total?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  SCHEDULE,
                  "The declared schedule is consistent in itself: its allocations sum to the"
                      + " declared maximum, nothing ends before it starts, and every start lies"
                      + " between 30 days before genesis and 10 years ahead.",
                  Standard.of(EvidenceClass.DECLARED),
                  Standard.of(EvidenceClass.DECLARED)),
              new Expectation(
                  SUPPLY,
                  "The chain's total supply does not exceed the declared maximum, or equals the"
                      + " declared current supply, and its decimals are the declared ones.",
                  CHAIN,
                  CHAIN)),
          false,
          "Publish allocations that sum to the declared maximum with dates in order; name the"
              + " chain and the token's address or denomination; have the operator register two"
              + " independent providers of that chain.",
          """
          The subject schedule speaks of the document alone: exact integers, rounded down; linear \
          vesting as OpenZeppelin's VestingWallet computes it. That it is consistent in itself \
          says nothing about what holders received. The categories are a closed list, so an \
          allocation of an unknown one is not accepted at all. Without a declared maximum the sum \
          is compared with nothing, and the finding says so.

          The subject supply asks every provider that the operator registered for the chain about \
          one block: its hash, the token's total supply and, where the chain keeps them, its \
          decimals. Two different providers that agree, with none that differs, make CHAIN; a \
          difference is SOURCES_DISAGREE; one alone is WEAK_SOURCE. A value dates from its block.

          The chain's total supply is not circulating supply. Locked share, dilution and the next \
          cliff are shown as scheduled, never as circulating. A total of zero under a declared \
          maximum proves nothing and is left unproven.

          How one would cheat: a maximum that the contract doesn't enforce (what it could still \
          mint is another check's question), supply on another chain than the one named, a \
          provider of one's own (only the operator's register counts), a schedule without a total \
          (then the supply is unproven).""");

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<SupplyScheduleObservation> observationType() {
    return SupplyScheduleObservation.class;
  }

  @Override
  public Uni<SupplyScheduleObservation> observe(
      TokenomicsClaims claims, Terms terms, Probes probes) {
    Provenance declared = Provenance.declared(claims, terms);
    TokenClaim token = claims.token();
    if (token == null || claims.supply() == null) {
      return Uni.createFrom().item(new SupplyScheduleObservation(declared, null));
    }
    return probes
        .ask(ChainSupply.of(token.chain()))
        .map(answer -> new SupplyScheduleObservation(declared, ObservedSupply.of(answer)));
  }

  @Override
  public Judge<TokenomicsClaims, SupplyScheduleObservation> judge() {
    return new SupplyScheduleJudge();
  }
}
