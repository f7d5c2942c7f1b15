package dev.assay.gateway.catalogue;

import dev.assay.layer.door.Fault;
import dev.assay.layer.door.FaultKind;
import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.document.Digest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Evidence by its digest. The bytes come from whoever was verified and may be hostile, so they are
 * always handed out as a harmless attachment and never as what they call themselves.
 */
@Path("/v1/evidence")
@Tag(name = "Evidence")
public class EvidenceResource {
  private final EvidenceStore evidence;

  EvidenceResource(EvidenceStore evidence) {
    this.evidence = evidence;
  }

  /** The bytes of this digest. */
  @GET
  @Path("{digest}")
  @Produces("application/octet-stream")
  @Operation(summary = "Reads the bytes behind a finding")
  public Uni<Response> read(@PathParam("digest") String hex) {
    return evidence.find(digest(hex)).map(found -> attachment(hex, found));
  }

  private static Response attachment(String hex, Evidence found) {
    if (found == null) {
      throw Fault.of(FaultKind.UNKNOWN_EVIDENCE, "no evidence has the digest " + hex);
    }
    return Response.ok(found.content(), "application/octet-stream")
        .header("content-disposition", "attachment; filename=\"" + hex + ".bin\"")
        .header("x-content-type-options", "nosniff")
        .header("content-security-policy", "default-src 'none'; sandbox")
        .header("cache-control", "public, max-age=31536000, immutable")
        .header("etag", "\"" + hex + "\"")
        .build();
  }

  private static Digest digest(String hex) {
    try {
      return new Digest(hex);
    } catch (IllegalArgumentException e) {
      throw Fault.invalid("/digest", String.valueOf(e.getMessage()));
    }
  }
}
