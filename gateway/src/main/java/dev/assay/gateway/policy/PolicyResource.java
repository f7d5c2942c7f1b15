package dev.assay.gateway.policy;

import dev.assay.gateway.CanonicalResponse;
import dev.assay.layer.door.Fault;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.policy.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The policies that verdicts are made under. */
@Path("/v1/policies/{name}")
@Tag(name = "Policies")
@Produces("application/json")
public class PolicyResource {
  private final PolicyStore policies;

  PolicyResource(PolicyStore policies) {
    this.policies = policies;
  }

  /** The latest version of a policy. */
  @GET
  @Operation(summary = "Reads the latest version of a policy")
  public Uni<Response> read(@PathParam("name") String name) {
    return policies.latest(name).map(CanonicalResponse::of);
  }

  /** Stores the next version of an operator's own policy. */
  @PUT
  @Consumes("application/json")
  @Operation(summary = "Stores the next version of a policy")
  public Uni<Response> store(@PathParam("name") String name, byte[] json) {
    Policy policy = policy(json);
    if (!policy.name().equals(name)) {
      throw Fault.invalid("/name", "must be '" + name + "', as the path says");
    }
    return policies.put(policy).map(CanonicalResponse::of);
  }

  private static Policy policy(byte[] json) {
    try {
      return CanonicalJson.read(json, Policy.class);
    } catch (InvalidDocument e) {
      throw Fault.invalid(e);
    }
  }
}
