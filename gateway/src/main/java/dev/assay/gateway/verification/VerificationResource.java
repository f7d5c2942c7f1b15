package dev.assay.gateway.verification;

import dev.assay.gateway.CanonicalResponse;
import dev.assay.layer.door.Fault;
import dev.assay.layer.door.FaultKind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One project's verification: where it stands, its events as they happen, and its end on demand.
 */
@Path("/v1/verifications/{id}")
@Tag(name = "Verifications")
public class VerificationResource {
  private final ProjectVerificationStore verifications;
  private final EventStream events;

  VerificationResource(ProjectVerificationStore verifications, EventStream events) {
    this.verifications = verifications;
    this.events = events;
  }

  /** Where it stands. */
  @GET
  @Produces("application/json")
  @Operation(summary = "Reads where a verification stands")
  public Uni<Response> read(@PathParam("id") String id) {
    return known(id)
        .chain(v -> verifications.layers(v.id()).map(layers -> VerificationView.of(v, layers)))
        .map(CanonicalResponse::of);
  }

  /** Its events, from the beginning or after Last-Event-ID, until its end. */
  @GET
  @Path("events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "Streams a verification's events")
  public Multi<OutboundSseEvent> events(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @Context Sse sse) {
    long after = sequence(lastEventId);
    return known(id)
        .onItem()
        .transformToMulti(v -> events.after(v.id(), after))
        .map(
            row ->
                sse.newEventBuilder()
                    .id(String.valueOf(row.sequence))
                    .name(row.type)
                    .data(String.class, new String(row.body, StandardCharsets.UTF_8))
                    .build());
  }

  /** Asks it to end; its probes are cancelled. */
  @DELETE
  @Operation(summary = "Cancels a verification")
  public Uni<Response> cancel(@PathParam("id") String id) {
    return known(id)
        .chain(v -> verifications.requestCancel(v.id()))
        .replaceWith(() -> Response.accepted().build());
  }

  private Uni<ProjectVerification> known(String id) {
    return verifications
        .find(uuid(id))
        .onItem()
        .ifNull()
        .failWith(
            () -> Fault.of(FaultKind.UNKNOWN_VERIFICATION, "no verification has the id " + id));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Fault.of(FaultKind.UNKNOWN_VERIFICATION, "a verification's id is a UUID");
    }
  }

  private static long sequence(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return 0;
    }
    try {
      return Long.parseLong(lastEventId.trim());
    } catch (NumberFormatException e) {
      throw Fault.invalid("/Last-Event-ID", "must be the id of an event of this stream");
    }
  }
}
