package dev.assay.compute.service;

import dev.assay.compute.ComputeLayer;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.verification.check.Layer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the layer kit the compute layer to run. */
final class ComputeWiring {

  @Produces
  @Singleton
  Layer<ComputeClaims> layer() {
    return new ComputeLayer();
  }
}
