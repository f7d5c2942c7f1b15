package dev.assay.gateway.verdict;

import dev.assay.gateway.CanonicalResponse;
import dev.assay.gateway.page.VerdictPage;
import dev.assay.layer.door.Fault;
import dev.assay.layer.door.FaultKind;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.bundle.BundleIndex;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** Verdicts by id: the document, its bundle, and its page for people. */
@Path("/")
@Tag(name = "Verdicts")
public class VerdictResource {
  /** A verdict and what its bundle holds. */
  private record Listed(StoredVerdict verdict, BundleIndex index) {}

  /** Verdicts never change. */
  static final String FOREVER = "public, max-age=31536000, immutable";

  private final VerdictStore verdicts;
  private final BundleAssembly bundles;
  private final EvidenceStore evidence;

  VerdictResource(VerdictStore verdicts, BundleAssembly bundles, EvidenceStore evidence) {
    this.verdicts = verdicts;
    this.bundles = bundles;
    this.evidence = evidence;
  }

  /** The verdict document. */
  @GET
  @Path("v1/verdicts/{id}")
  @Produces("application/json")
  @Operation(summary = "Reads a verdict")
  public Uni<Response> verdict(@PathParam("id") String id) {
    return verdicts.find(id(id)).map(v -> document(v, FOREVER));
  }

  /** The bundle, from which anyone recomputes the verdict offline. */
  @GET
  @Path("v1/verdicts/{id}/bundle")
  @Produces("application/zip")
  @Operation(summary = "Downloads a verdict's bundle")
  public RestMulti<byte[]> bundle(@PathParam("id") String id) {
    return RestMulti.fromUniResponse(
        verdicts.find(id(id)).chain(v -> bundles.index(v).map(index -> new Listed(v, index))),
        listed -> bundles.zip(listed.index(), listed.verdict()),
        listed -> attachment(listed.verdict()));
  }

  /** The page that shows the verdict. */
  @GET
  @Path("verdicts/{id}")
  @Produces("text/html;charset=UTF-8")
  @Operation(summary = "Shows a verdict as a page")
  public Uni<Response> page(@PathParam("id") String id) {
    return verdicts
        .find(id(id))
        .chain(verdict -> evidence.content(verdict.page()))
        .map(
            html ->
                Response.ok(html, "text/html;charset=UTF-8")
                    .header("content-security-policy", VerdictPage.CONTENT_POLICY)
                    .header("x-content-type-options", "nosniff")
                    .header("referrer-policy", "no-referrer")
                    .header("cache-control", FOREVER)
                    .build());
  }

  static Response document(StoredVerdict verdict, String cacheControl) {
    return CanonicalResponse.with(Response.Status.OK, verdict.document())
        .header("cache-control", cacheControl)
        .tag(verdict.id().toString())
        .build();
  }

  private static Map<String, List<String>> attachment(StoredVerdict verdict) {
    String name = "assay-" + verdict.slug() + "-" + verdict.bundle().hex().substring(0, 12);
    return Map.of(
        "content-disposition", List.of("attachment; filename=\"" + name + ".zip\""),
        "x-content-type-options", List.of("nosniff"),
        "x-bundle-digest", List.of(verdict.bundle().hex()),
        "cache-control", List.of(FOREVER));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Fault.of(FaultKind.UNKNOWN_VERDICT, "a verdict's id is a UUID");
    }
  }
}
