package dev.assay.gateway.verdict;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.gateway.CanonicalResponse;
import dev.assay.layer.door.Fault;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.policy.BuiltInPolicies;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A project's verdicts: the latest under a policy, and all of them in time. */
@Path("/v1/projects/{slug}")
@Tag(name = "Verdicts")
@Produces("application/json")
public class ProjectVerdictResource {
  private static final int MOST = 50;

  private final VerdictStore verdicts;

  ProjectVerdictResource(VerdictStore verdicts) {
    this.verdicts = verdicts;
  }

  /** The latest verdict under a policy, with an ETag to ask again cheaply. */
  @GET
  @Path("verdict")
  @Operation(summary = "Reads a project's latest verdict under a policy")
  public Uni<Response> latest(
      @PathParam("slug") String slug,
      @QueryParam("policy") @DefaultValue(BuiltInPolicies.DEFAULT) String policy,
      @Context Request request) {
    return verdicts
        .latest(slug, policy)
        .map(
            verdict -> {
              var unchanged = request.evaluatePreconditions(new EntityTag(verdict.id().toString()));
              return unchanged == null
                  ? VerdictResource.document(verdict, "no-cache")
                  : unchanged.build();
            });
  }

  /** The history, newest first; {@code next} is the cursor of the following page. */
  @GET
  @Path("verdicts")
  @Operation(summary = "Lists a project's verdicts, newest first")
  public Uni<Response> history(
      @PathParam("slug") String slug,
      @QueryParam("cursor") @DefaultValue("9223372036854775807") String cursor,
      @QueryParam("limit") @DefaultValue("20") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Fault.invalid("/limit", "must lie between 1 and " + MOST);
    }
    return verdicts.before(slug, position(cursor), limit).map(found -> page(found, limit));
  }

  private static Response page(List<StoredVerdict> found, int limit) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode list = page.putArray("verdicts");
    found.forEach(verdict -> list.add(summary(verdict)));
    if (found.size() == limit) {
      page.put("next", String.valueOf(found.getLast().position()));
    }
    return CanonicalResponse.of(page);
  }

  private static ObjectNode summary(StoredVerdict verdict) {
    try {
      ObjectNode whole = CanonicalJson.read(verdict.document()).deepCopy();
      return whole.retain(
          List.of(
              "id",
              "createdAt",
              "asOf",
              "validUntil",
              "verdict",
              "score",
              "coverage",
              "policy",
              "decidedBy",
              "bundleDigest"));
    } catch (InvalidDocument e) {
      throw new IllegalStateException("a stored verdict can't be read", e);
    }
  }

  private static long position(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw Fault.invalid("/cursor", "must be the 'next' of an earlier page");
    }
  }
}
