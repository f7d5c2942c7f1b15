package dev.assay.tokenomics.service;

import dev.assay.tokenomics.chain.ChainState;
import dev.assay.tokenomics.chain.ChainSupply;
import dev.assay.tokenomics.chain.ObservedSupply;
import dev.assay.tokenomics.chain.Transcript;
import dev.assay.tokenomics.claims.AllocationClaim;
import dev.assay.tokenomics.claims.SupplyClaim;
import dev.assay.tokenomics.claims.TokenChain;
import dev.assay.tokenomics.claims.TokenClaim;
import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.tokenomics.claims.UtilityClaim;
import dev.assay.tokenomics.claims.Vesting;
import dev.assay.tokenomics.schedule.SupplyScheduleObservation;
import dev.assay.tokenomics.utility.UtilityObservation;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every record of this service that is written or read as JSON, for native images. */
@RegisterForReflection(
    targets = {
      TokenomicsClaims.class,
      TokenClaim.class,
      TokenChain.class,
      SupplyClaim.class,
      SupplyClaim.Kind.class,
      AllocationClaim.class,
      AllocationClaim.Category.class,
      Vesting.class,
      Vesting.Unlocked.class,
      Vesting.Cliff.class,
      Vesting.Linear.class,
      Vesting.Step.class,
      UtilityClaim.class,
      UtilityClaim.Requirement.class,
      ChainSupply.class,
      Transcript.class,
      Transcript.Provider.class,
      SupplyScheduleObservation.class,
      ObservedSupply.class,
      ObservedSupply.ProviderSupply.class,
      ChainState.class,
      UtilityObservation.class,
      UtilityObservation.AssetList.class
    })
final class NativeRecords {}
