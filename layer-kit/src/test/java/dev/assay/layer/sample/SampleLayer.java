package dev.assay.layer.sample;

import dev.assay.verification.check.Check;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.LayerName;
import java.util.List;

/** A layer for the kit's own tests. */
public final class SampleLayer implements Layer<SampleClaims> {
  @Override
  public LayerName name() {
    return LayerName.COMPUTE;
  }

  @Override
  public Class<SampleClaims> claimsType() {
    return SampleClaims.class;
  }

  @Override
  public List<Check<SampleClaims, ?>> checks() {
    return List.of(new WordCheck("word"), new WordCheck("word-again"), new DrawCheck());
  }
}
