package dev.assay.layer.door;

import dev.assay.layer.store.RecordedEvent;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/**
 * A layer's REST door. A service asks for it by a subclass with a path of its own, such as
 * {@code @Path("/v1/compute") class ComputeResource extends LayerResource {}}; without one nothing
 * of it is live. Errors are problem+json, see {@link FaultKind}.
 */
public abstract class LayerResource {
  private static final int BODY_BYTES = Starting.CLAIMS_BYTES + Starting.TERMS_BYTES + 4096;

  @Inject Verifications verifications;
  @Inject Starting starting;
  @Inject LayerBundle bundles;

  /** For subclasses; what it works with is injected. */
  @SuppressWarnings("NullAway.Init") // injected
  protected LayerResource() {}

  @POST
  @Path("/verifications")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Queue a verification; the same request under the same id changes nothing")
  @RequestBody(content = @Content(schema = @Schema(implementation = StartBody.class)))
  public Uni<Response> start(
      byte[] body,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam("User-Agent") @Nullable String caller,
      @Context UriInfo uri) {
    if (body.length > BODY_BYTES) {
      throw Fault.tooLarge("", "The body has more than " + BODY_BYTES + " bytes.");
    }
    StartBody start = read(body);
    UUID id = Ids.chosen(start.verificationId(), key);
    StartOrder order =
        new StartOrder(
            id,
            CanonicalJson.write(start.claims()),
            start.terms() == null ? null : CanonicalJson.write(start.terms()),
            spending(start),
            shortened(caller));
    return starting
        .start(order)
        .chain(verifications::find)
        .map(
            row ->
                Response.accepted(
                        CanonicalJson.write(
                            VerificationView.of(verifications.layer().name().word(), row)))
                    .location(uri.getRequestUriBuilder().path(id.toString()).build())
                    .build());
  }

  @GET
  @Path("/verifications/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Where a verification stands")
  public Uni<byte[]> verification(@PathParam("id") String id) {
    return verifications
        .find(Ids.known(id))
        .map(row -> VerificationView.of(verifications.layer().name().word(), row))
        .map(CanonicalJson::write);
  }

  @DELETE
  @Path("/verifications/{id}")
  @Operation(summary = "Ask a verification to end; what is known then is reported")
  public Uni<Response> cancel(@PathParam("id") String id) {
    return verifications.cancel(Ids.known(id)).map(done -> Response.accepted().build());
  }

  @GET
  @Path("/verifications/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "Progress and findings as they come; resumes after Last-Event-ID")
  @KnownVerification
  public Multi<OutboundSseEvent> events(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") @Nullable String last,
      @Context Sse sse) {
    UUID known = Ids.known(id);
    long after = Ids.sequence(last);
    return verifications.watch(known, after).map(event -> message(sse, event));
  }

  @GET
  @Path("/verifications/{id}/report")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The layer report of a verification that is over")
  public Uni<byte[]> report(@PathParam("id") String id) {
    return verifications.report(Ids.known(id)).map(evidence -> evidence.content());
  }

  @GET
  @Path("/verifications/{id}/bundle")
  @Produces("application/zip")
  @Operation(summary = "All that is needed to recompute the report without a network")
  public RestMulti<byte[]> bundle(@PathParam("id") String id) {
    UUID known = Ids.known(id);
    String name = "attachment; filename=\"" + known + ".zip\"";
    return RestMulti.fromUniResponse(
        bundles.index(known), bundles::zip, index -> Map.of("Content-Disposition", List.of(name)));
  }

  @GET
  @Path("/evidence/{digest}")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "The bytes that a digest names, as a harmless download")
  public Uni<Response> evidence(@PathParam("digest") String digest) {
    return verifications.evidence(Ids.digest(digest)).map(HarmlessAttachment::of);
  }

  @GET
  @Path("/checks")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The checks of this layer")
  public byte[] checks() {
    return CanonicalJson.write(verifications.catalogue());
  }

  private static OutboundSseEvent message(Sse sse, RecordedEvent event) {
    return sse.newEventBuilder()
        .id(Long.toString(event.sequence()))
        .name(event.event().kind())
        .data(new String(CanonicalJson.write(event), StandardCharsets.UTF_8))
        .build();
  }

  private static StartBody read(byte[] body) {
    try {
      return CanonicalJson.read(body, StartBody.class);
    } catch (InvalidDocument e) {
      throw Fault.invalid(e);
    }
  }

  private static dev.assay.layer.store.Budget spending(StartBody start) {
    try {
      return start.spending();
    } catch (IllegalArgumentException e) {
      throw Fault.invalid("/budget", String.valueOf(e.getMessage()));
    }
  }

  private static String shortened(@Nullable String caller) {
    String said = caller == null ? "" : caller;
    return said.length() > 200 ? said.substring(0, 200) : said;
  }
}
