package dev.assay.demo.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * The YAML form of a plan: what a document leaves out is as in the standard plan.
 *
 * <p>An unknown field, a wrong type or a value out of range is an {@link IllegalArgumentException}
 * that names it. Thread-safe.
 */
public final class PlanDocument {
  private static final String SCHEMA = "assay.demo-network/v1";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private static final YAMLMapper YAML = yaml();

  private PlanDocument() {}

  /** Reads a plan over the standard one. */
  public static NetworkPlan read(String yaml) {
    ObjectNode plan = JSON.valueToTree(NetworkPlan.standard());
    try {
      YAML.readerForUpdating(plan).readValue(yaml);
      var schema = plan.remove("schema");
      Demand.that(
          schema != null && SCHEMA.equals(schema.asText()), "schema must be \"" + SCHEMA + "\"");
      return JSON.treeToValue(plan, NetworkPlan.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(reason(e), e);
    }
  }

  /** A copy of a part of a plan with one field changed. */
  static <T> T changed(T part, String field, Object value) {
    ObjectNode tree = JSON.valueToTree(part);
    tree.set(field, JSON.valueToTree(value));
    try {
      @SuppressWarnings("unchecked") // a record's own class
      Class<T> type = (Class<T>) part.getClass();
      return JSON.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(reason(e), e);
    }
  }

  private static String reason(JsonProcessingException e) {
    if (e.getCause() instanceof IllegalArgumentException ours) {
      return String.valueOf(ours.getMessage());
    }
    String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
    return path + e.getOriginalMessage();
  }

  private static String path(JsonMappingException e) {
    var path = new StringBuilder();
    for (var step : e.getPath()) {
      path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
    }
    return path.isEmpty() ? "" : path + ": ";
  }

  private static YAMLMapper yaml() {
    var mapper = YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    // A list in the document replaces the standard one; it is not appended to it.
    mapper.configOverride(ArrayNode.class).setMergeable(false);
    return mapper;
  }
}
