package dev.assay.layer.sample;

import dev.assay.verification.check.Layer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the kit's test application a layer service. */
final class SampleWiring {
  @Produces
  @Singleton
  Layer<SampleClaims> layer() {
    return new SampleLayer();
  }
}
