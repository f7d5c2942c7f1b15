package dev.assay.gateway.project;

import dev.assay.gateway.CanonicalResponse;
import dev.assay.layer.door.Fault;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.dossier.DossierReader;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Projects and their dossiers. */
@Path("/v1/projects")
@Tag(name = "Projects")
@Produces("application/json")
public class DossierResource {
  private static final String NOBODY = "anonymous";

  private final DossierStore dossiers;
  private final ClaimsCheck claims;

  DossierResource(DossierStore dossiers, ClaimsCheck claims) {
    this.dossiers = dossiers;
    this.claims = claims;
  }

  /** All projects. */
  @GET
  @Operation(summary = "Lists the projects that have a dossier")
  public Uni<Response> list() {
    return dossiers.projects().map(all -> CanonicalResponse.of(Map.of("projects", all)));
  }

  /** Stores a dossier; 201 for a new version, 200 when the content is the latest already. */
  @PUT
  @Path("{slug}/dossier")
  @Consumes({"application/yaml", "application/x-yaml", "text/yaml", "application/json"})
  @Operation(summary = "Stores a project's dossier, in YAML or JSON")
  public Uni<Response> store(@PathParam("slug") String slug, byte[] yamlOrJson) {
    Dossier dossier = read(slug, yamlOrJson);
    return claims
        .check(dossier)
        .chain(() -> dossiers.put(dossier, NOBODY))
        .map(
            stored ->
                CanonicalResponse.with(
                        stored.created() ? Response.Status.CREATED : Response.Status.OK, stored)
                    .build());
  }

  private static Dossier read(String slug, byte[] yamlOrJson) {
    if (yamlOrJson.length > Dossier.MAX_BYTES) {
      throw Fault.tooLarge("", "a dossier has at most " + Dossier.MAX_BYTES + " bytes");
    }
    try {
      Dossier dossier = DossierReader.read(yamlOrJson);
      if (!dossier.project().slug().equals(slug)) {
        throw Fault.invalid("/project/slug", "must be '" + slug + "', as the path says");
      }
      return dossier;
    } catch (InvalidDocument e) {
      throw Fault.invalid(e);
    }
  }
}
