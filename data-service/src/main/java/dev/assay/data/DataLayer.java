package dev.assay.data;

import dev.assay.data.claims.DataClaims;
import dev.assay.data.integrity.DataIntegrity;
import dev.assay.data.licence.DataLicence;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.LayerName;
import java.util.List;

/** The data layer: what a project says of its datasets, and the checks that ask about it. */
public final class DataLayer implements Layer<DataClaims> {

  @Override
  public LayerName name() {
    return LayerName.DATA;
  }

  @Override
  public Class<DataClaims> claimsType() {
    return DataClaims.class;
  }

  @Override
  public List<Check<DataClaims, ?>> checks() {
    return List.of(new DataIntegrity(), new DataLicence());
  }
}
