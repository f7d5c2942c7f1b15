package dev.assay.layer.sample;

import dev.assay.layer.door.LayerResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/v1/compute")
public class SampleResource extends LayerResource {

  /** A defect of ours, of the kind that frameworks take for a caller's mistake. */
  @GET
  @Path("/defect")
  public String defect() {
    throw new IllegalArgumentException("secret of ours");
  }
}
