package dev.assay.gateway.catalogue;

import dev.assay.gateway.CanonicalResponse;
import dev.assay.layer.door.Fault;
import dev.assay.layer.door.FaultKind;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The schemas of all documents. */
@Path("/v1/schemas")
@Tag(name = "Catalogue")
public class SchemaResource {
  private final Schemas schemas;

  SchemaResource(Schemas schemas) {
    this.schemas = schemas;
  }

  /** The names of all schemas. */
  @GET
  @Produces("application/json")
  @Operation(summary = "Lists the schemas of all documents")
  public Response list() {
    return CanonicalResponse.of(Map.of("schemas", List.copyOf(schemas.names())));
  }

  /** One schema. */
  @GET
  @Path("{name}")
  @Produces({"application/schema+json", "application/json"})
  @Operation(summary = "Reads a document's JSON Schema (2020-12)")
  public Response schema(@PathParam("name") String name) {
    byte[] schema = schemas.find(name);
    if (schema == null) {
      throw Fault.of(FaultKind.UNKNOWN_SCHEMA, "known schemas are " + schemas.names());
    }
    return Response.ok(schema, "application/schema+json")
        .header("cache-control", "public, max-age=3600")
        .build();
  }
}
