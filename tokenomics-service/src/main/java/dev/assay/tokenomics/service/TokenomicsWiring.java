package dev.assay.tokenomics.service;

import dev.assay.tokenomics.TokenomicsLayer;
import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.verification.check.Layer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the layer to the kit. */
final class TokenomicsWiring {
  @Produces
  @Singleton
  Layer<TokenomicsClaims> layer() {
    return new TokenomicsLayer();
  }
}
