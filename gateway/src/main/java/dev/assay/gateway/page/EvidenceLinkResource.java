package dev.assay.gateway.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Makes a page's links work on the gateway as they do in an unpacked bundle. */
@Path("/verdicts/evidence/{digest: [0-9a-f]{64}}")
public class EvidenceLinkResource {

  /** Sends a page's relative link on to the evidence. */
  @GET
  @Operation(hidden = true)
  public Response evidence(@PathParam("digest") String digest) {
    return Response.temporaryRedirect(URI.create("/v1/evidence/" + digest)).build();
  }
}
