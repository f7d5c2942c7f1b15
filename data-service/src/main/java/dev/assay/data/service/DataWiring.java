package dev.assay.data.service;

import dev.assay.data.DataLayer;
import dev.assay.data.claims.DataClaims;
import dev.assay.verification.check.Layer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the layer kit the data layer to run. */
final class DataWiring {

  @Produces
  @Singleton
  Layer<DataClaims> layer() {
    return new DataLayer();
  }
}
