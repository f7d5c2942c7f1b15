package dev.assay.verification.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The layers that a project is verified on; {@code PROJECT} is the gateway's own. */
public enum LayerName {
  COMPUTE,
  DATA,
  INFERENCE,
  TOKENOMICS,
  PROJECT;

  /** As it stands in documents and paths: lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
