package dev.assay.compute.service;

import dev.assay.compute.hardware.HardwareCatalogue;
import dev.assay.compute.hardware.HardwareName;
import dev.assay.layer.door.Fault;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The catalogue of hardware, for partners. It changes with a version of this service only. */
@Path("/v1/compute/hardware")
public class HardwareResource {

  /** The whole catalogue, or one model of it however its name is written. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The catalogue of hardware; an unknown model leaves its list empty")
  public Response hardware(@QueryParam("model") @Nullable String model, @Context Request request) {
    HardwareCatalogue catalogue = HardwareCatalogue.packaged();
    byte[] document = CanonicalJson.write(model == null ? catalogue : only(catalogue, model));
    EntityTag tag = new EntityTag(Digest.of(document).hex());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged == null
        ? Response.ok(document).tag(tag).header("Cache-Control", "no-cache").build()
        : unchanged.build();
  }

  private static HardwareCatalogue only(HardwareCatalogue catalogue, String model) {
    if (model.isBlank() || model.length() > HardwareName.LONGEST) {
      throw Fault.invalid("/model", "must have 1 to " + HardwareName.LONGEST + " characters");
    }
    return catalogue.only(catalogue.find(model));
  }
}
