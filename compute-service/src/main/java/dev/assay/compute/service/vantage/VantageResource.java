package dev.assay.compute.service.vantage;

import dev.assay.compute.location.VantageMeasurement;
import dev.assay.compute.location.VantageOrder;
import dev.assay.verification.document.CanonicalJson;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The REST door of a vantage: round trips to one node, measured from here and signed. */
@Path("/v1/compute/round-trips")
public class VantageResource {
  private final MeasuringForOthers measuring;

  VantageResource(MeasuringForOthers measuring) {
    this.measuring = measuring;
  }

  /** Measures at once and answers with the signed document. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Time a node's signed answers from this replica's place, and sign the times")
  @RequestBody(content = @Content(schema = @Schema(implementation = VantageOrder.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VantageMeasurement.class)))
  public Uni<byte[]> measure(byte[] body) {
    return measuring.measured(Orders.read("", body)).map(CanonicalJson::write);
  }
}
