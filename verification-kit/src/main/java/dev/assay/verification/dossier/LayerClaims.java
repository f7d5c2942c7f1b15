package dev.assay.verification.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.verification.check.LayerName;
import org.jspecify.annotations.Nullable;

/**
 * The claims of each layer, each in its layer's own schema; an absent layer claims nothing.
 *
 * @param compute schema assay.compute-claims/v1
 * @param data schema assay.data-claims/v1
 * @param inference schema assay.inference-claims/v1
 * @param tokenomics schema assay.tokenomics-claims/v1
 */
public record LayerClaims(
    @Nullable JsonNode compute,
    @Nullable JsonNode data,
    @Nullable JsonNode inference,
    @Nullable JsonNode tokenomics) {

  /** The claims of one layer; an empty object when there are none. */
  public JsonNode of(LayerName layer) {
    JsonNode claims =
        switch (layer) {
          case COMPUTE -> compute;
          case DATA -> data;
          case INFERENCE -> inference;
          case TOKENOMICS -> tokenomics;
          case PROJECT -> null;
        };
    return claims == null || claims.isNull() ? JsonNodeFactory.instance.objectNode() : claims;
  }
}
