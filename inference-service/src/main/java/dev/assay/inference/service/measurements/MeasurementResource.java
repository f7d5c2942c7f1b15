package dev.assay.inference.service.measurements;

import dev.assay.inference.measurement.MeasurementOrder;
import dev.assay.layer.door.Fault;
import dev.assay.layer.door.FaultKind;
import dev.assay.layer.door.Ids;
import dev.assay.verification.document.CanonicalJson;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Measures one endpoint, whatever is claimed of it: the same guard, budgets and secrets as a
 * verification's.
 */
@Path("/v1/inference/measurements")
public class MeasurementResource {
  private static final String CSV = "text/csv";
  private static final String HISTOGRAMS = "text/plain; profile=hdr; charset=UTF-8";
  private static final int CALLER_CHARACTERS = 200;

  private final Measurements measurements;

  MeasurementResource(Measurements measurements) {
    this.measurements = measurements;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Queue a measurement; the same order under the same key changes nothing")
  @RequestBody(content = @Content(schema = @Schema(implementation = MeasurementOrder.class)))
  public Uni<Response> start(
      byte[] body,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam("User-Agent") @Nullable String caller,
      @Context UriInfo uri) {
    UUID id = Ids.chosen(null, key);
    return measurements
        .start(id, measurements.read("", body), shortened(caller))
        .map(
            view ->
                Response.accepted(CanonicalJson.write(view))
                    .location(uri.getRequestUriBuilder().path(id.toString()).build())
                    .build());
  }

  @GET
  @Path("/{id}")
  @Produces({MediaType.APPLICATION_JSON, CSV, MediaType.TEXT_PLAIN})
  @Operation(
      summary =
          "Where a measurement stands, and its result; as text/csv or ?format=csv its raw values,"
              + " as text/plain or ?format=hdr an HdrHistogram log, as ?format=samples a vantage's"
              + " samples")
  public Uni<Response> measurement(
      @PathParam("id") String id,
      @QueryParam("format") @Nullable String format,
      @HeaderParam("Accept") @Nullable String accept) {
    UUID known = Ids.known(id, FaultKind.UNKNOWN_MEASUREMENT);
    return switch (form(format, accept)) {
      case "json" ->
          measurements
              .view(known)
              .map(view -> of(MediaType.APPLICATION_JSON, CanonicalJson.write(view)));
      case "csv" -> measurements.csv(known).map(text -> of(CSV, text));
      case "samples" ->
          measurements
              .samples(known)
              .map(samples -> of(MediaType.APPLICATION_JSON, CanonicalJson.write(samples)));
      case "hdr" -> measurements.histograms(known).map(text -> of(HISTOGRAMS, text));
      default ->
          throw Fault.of(
              FaultKind.NOT_ACCEPTABLE, "A measurement is told as json, csv, hdr or samples.");
    };
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Ask a measurement to end; it has no result then")
  public Uni<Response> cancel(@PathParam("id") String id) {
    return measurements
        .cancel(Ids.known(id, FaultKind.UNKNOWN_MEASUREMENT))
        .map(done -> Response.accepted().build());
  }

  private static String form(@Nullable String format, @Nullable String accept) {
    if (format != null) {
      return format;
    }
    String wanted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
    boolean json = wanted.isEmpty() || wanted.contains("json") || wanted.contains("*/*");
    return json ? "json" : wanted.contains(CSV) ? "csv" : "hdr";
  }

  private static Response of(String mediaType, Object entity) {
    return Response.ok(entity).type(mediaType).build();
  }

  private static String shortened(@Nullable String caller) {
    String said = caller == null ? "" : caller;
    return said.substring(0, Math.min(said.length(), CALLER_CHARACTERS));
  }
}
