package dev.assay.compute.service;

import dev.assay.layer.door.Fault;
import dev.assay.layer.door.LayerResource;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** The REST door of the compute layer, and its own tool: one challenge of one node agent. */
@Path("/v1/compute")
public class ComputeResource extends LayerResource {
  private static final int BODY_BYTES = 8 * 1024;

  private final Clock clock;

  ComputeResource(Clock clock) {
    this.clock = clock;
  }

  /** Queues a challenge, which is a verification of that one claim. */
  @POST
  @Path("/challenges")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Queue a matrix challenge of one node agent that lists this verifier")
  @RequestBody(content = @Content(schema = @Schema(implementation = ChallengeBody.class)))
  public Uni<Response> challenge(
      byte[] body,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam("User-Agent") @Nullable String caller,
      @Context UriInfo uri) {
    if (body.length > BODY_BYTES) {
      throw Fault.tooLarge("", "The body has more than " + BODY_BYTES + " bytes.");
    }
    return start(CanonicalJson.write(Map.of("claims", claims(body))), key, caller, uri);
  }

  /** Where a challenge stands; its report lies with the verification of the same id. */
  @GET
  @Path("/challenges/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Where a challenge stands; it is a verification, whose report has the finding")
  public Uni<byte[]> challenge(@PathParam("id") String id) {
    return verification(id);
  }

  private Object claims(byte[] body) {
    try {
      return CanonicalJson.read(body, ChallengeBody.class)
          .claims(LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC));
    } catch (InvalidDocument e) {
      throw Fault.invalid(e);
    } catch (IllegalArgumentException e) {
      throw Fault.invalid("", String.valueOf(e.getMessage()));
    }
  }
}
