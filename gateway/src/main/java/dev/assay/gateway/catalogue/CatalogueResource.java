package dev.assay.gateway.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.gateway.CanonicalResponse;
import dev.assay.gateway.fanout.LayerClient;
import dev.assay.gateway.fanout.LayerClients;
import dev.assay.verification.report.Catalogue;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The checks of all layers, as the layers themselves tell them now. */
@Path("/v1/checks")
@Tag(name = "Catalogue")
public class CatalogueResource {
  private final LayerClients layers;

  CatalogueResource(LayerClients layers) {
    this.layers = layers;
  }

  /** The catalogue; layers that can't be reached are named in {@code unreachable}. */
  @GET
  @Produces("application/json")
  @Operation(summary = "Lists the checks of all layers that can be reached")
  public Uni<Response> checks() {
    List<Uni<Optional<JsonNode>>> asked = layers.all().stream().map(this::catalogue).toList();
    return Uni.join().all(asked).andFailFast().map(this::merged);
  }

  private Uni<Optional<JsonNode>> catalogue(LayerClient layer) {
    return layer
        .checks()
        .map(Optional::of)
        .onFailure(LayerClient::isOutOfReach)
        .recoverWithItem(Optional::empty);
  }

  private Response merged(List<Optional<JsonNode>> catalogues) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("schema", Catalogue.SCHEMA);
    ArrayNode checks = all.putArray("checks");
    ArrayNode unreachable = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < catalogues.size(); i++) {
      String name = layers.all().get(i).name().word();
      catalogues
          .get(i)
          .ifPresentOrElse(c -> c.path("checks").forEach(checks::add), () -> unreachable.add(name));
    }
    if (!unreachable.isEmpty()) {
      all.set("unreachable", unreachable);
    }
    return CanonicalResponse.of(all);
  }
}
