package dev.assay.cli.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.cli.console.ProgressView;
import dev.assay.cli.gateway.Events;
import dev.assay.cli.gateway.Rest;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.CanonicalJson;
import java.util.Map;

/** One verification at a layer's own door: starts it, follows it, and fetches the report. */
final class LayerRun {
  private final Rest rest;
  private final LayerName layer;
  private final ProgressView view;
  private final Runnable alive;

  LayerRun(Rest rest, LayerName layer, ProgressView view, Runnable alive) {
    this.rest = rest;
    this.layer = layer;
    this.view = view;
    this.alive = alive;
  }

  /** The layer report over these claims, byte for byte. */
  byte[] report(JsonNode claims) {
    String verifications = "/v1/" + layer.word() + "/verifications";
    byte[] order = CanonicalJson.write(Map.of("claims", claims));
    String path = verifications + "/" + rest.post(verifications, order).path("id").asText();
    new Events(rest, path + "/events").follow(this::show, LayerRun::isLast, alive);
    return rest.bytes(path + "/report");
  }

  /** A layer's event names no layer, and its kind stands beside it; a view knows the gateway's. */
  private void show(JsonNode recorded) {
    JsonNode event = recorded.path("event");
    if (event.isObject() && event.has("check")) {
      ObjectNode shown = event.deepCopy();
      shown.put("layer", layer.word());
      shown.put("type", type(event));
      view.show(shown);
    }
  }

  private static String type(JsonNode event) {
    if (event.has("findings")) {
      return "check-finished";
    }
    return event.has("step") ? "check-progress" : "check-started";
  }

  private static boolean isLast(JsonNode recorded) {
    return recorded.path("event").has("report");
  }
}
