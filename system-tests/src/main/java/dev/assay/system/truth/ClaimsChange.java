package dev.assay.system.truth;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.util.Map;

/** Changes a layer's claims about a network that runs. */
@FunctionalInterface
interface ClaimsChange {

  /** Changes these claims. */
  void change(ObjectNode claims, DemoNetwork network);

  /** This change, then another one. */
  default ClaimsChange andThen(ClaimsChange next) {
    return (claims, network) -> {
      change(claims, network);
      next.change(claims, network);
    };
  }

  /** Puts a value in the place of the one at this JSON pointer. */
  static ClaimsChange set(String pointer, Object value) {
    return (claims, network) -> put(claims, JsonPointer.compile(pointer), tree(value));
  }

  /** Adds a value to the list of this name, which may be absent. */
  static ClaimsChange add(String list, Object value) {
    return (claims, network) -> claims.withArray(list).add(tree(value));
  }

  /** Takes away what stands at this JSON pointer. */
  static ClaimsChange remove(String pointer) {
    JsonPointer place = JsonPointer.compile(pointer);
    return (claims, network) -> {
      JsonNode parent = claims.at(place.head());
      if (parent instanceof ObjectNode object) {
        object.remove(place.last().getMatchingProperty());
      } else if (parent instanceof ArrayNode array) {
        array.remove(place.last().getMatchingIndex());
      }
    };
  }

  private static void put(ObjectNode claims, JsonPointer place, JsonNode value) {
    JsonNode parent = claims.at(place.head());
    if (parent instanceof ObjectNode object) {
      object.set(place.last().getMatchingProperty(), value);
    } else if (parent instanceof ArrayNode array) {
      array.set(place.last().getMatchingIndex(), value);
    } else {
      throw new IllegalArgumentException("the claims have no place " + place);
    }
  }

  private static JsonNode tree(Object value) {
    try {
      return CanonicalJson.read(CanonicalJson.write(Map.of("value", value))).required("value");
    } catch (InvalidDocument e) {
      throw new IllegalArgumentException(value + " is no JSON", e);
    }
  }
}
