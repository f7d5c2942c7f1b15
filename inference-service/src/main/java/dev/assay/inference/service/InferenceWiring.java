package dev.assay.inference.service;

import dev.assay.inference.InferenceLayer;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.verification.check.Layer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the layer kit the inference layer to run. */
final class InferenceWiring {

  @Produces
  @Singleton
  Layer<InferenceClaims> layer() {
    return new InferenceLayer();
  }
}
