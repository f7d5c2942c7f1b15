package dev.assay.gateway.verification;

import dev.assay.gateway.CanonicalResponse;
import dev.assay.gateway.GatewayConfig;
import dev.assay.gateway.policy.PolicyStore;
import dev.assay.gateway.project.DossierStore;
import dev.assay.gateway.project.StoredDossier;
import dev.assay.layer.door.Fault;
import dev.assay.layer.door.FaultKind;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.policy.BuiltInPolicies;
import dev.assay.verification.policy.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Starts a project's verification. */
@Path("/v1/projects/{slug}/verifications")
@Tag(name = "Verifications")
public class ProjectVerificationResource {
  private static final String NOBODY = "anonymous";
  private static final int KEY_CHARACTERS = 200;

  private final DossierStore dossiers;
  private final PolicyStore policies;
  private final ProjectVerificationStore verifications;
  private final ProjectWork work;
  private final int queueLimit;
  private final Clock clock;

  ProjectVerificationResource(
      DossierStore dossiers,
      PolicyStore policies,
      ProjectVerificationStore verifications,
      ProjectWork work,
      GatewayConfig config,
      Clock clock) {
    this.dossiers = dossiers;
    this.policies = policies;
    this.verifications = verifications;
    this.work = work;
    this.queueLimit = config.fanout().queueLimit();
    this.clock = clock;
  }

  /** Queues a verification of the latest dossier; the same Idempotency-Key gives the same one. */
  @POST
  @Consumes({"application/json", "*/*"})
  @Produces("application/json")
  @Operation(summary = "Starts a verification of the project's latest dossier")
  public Uni<Response> start(
      @PathParam("slug") String slug,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      byte @Nullable [] json) {
    VerificationRequest request = request(json);
    demandKey(key);
    String policy = request.policy() == null ? BuiltInPolicies.DEFAULT : request.policy();
    return dossiers
        .latest(slug)
        .onItem()
        .ifNull()
        .failWith(() -> Fault.of(FaultKind.UNKNOWN_PROJECT, "'" + slug + "' has no dossier yet"))
        .chain(dossier -> policies.latest(policy).chain(p -> enqueue(dossier, p, key)));
  }

  private Uni<Response> enqueue(StoredDossier dossier, Policy policy, @Nullable String key) {
    ProjectOrder order =
        new ProjectOrder(
            UUID.randomUUID(),
            dossier,
            policy,
            policy.terms(clock.instant().truncatedTo(ChronoUnit.MILLIS)),
            key,
            NOBODY);
    return verifications
        .enqueue(order, queueLimit)
        .call(queued -> work.submit(queued.id()))
        .chain(queued -> verifications.layers(queued.id()).map(l -> accepted(queued, l)));
  }

  private static Response accepted(
      ProjectVerification queued, java.util.List<ProjectLayerRow> layers) {
    return CanonicalResponse.with(Response.Status.ACCEPTED, VerificationView.of(queued, layers))
        .location(URI.create("/v1/verifications/" + queued.id()))
        .build();
  }

  private static VerificationRequest request(byte @Nullable [] json) {
    if (json == null || json.length == 0) {
      return new VerificationRequest(null);
    }
    try {
      return CanonicalJson.read(json, VerificationRequest.class);
    } catch (InvalidDocument e) {
      throw Fault.invalid(e);
    }
  }

  private static void demandKey(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > KEY_CHARACTERS)) {
      throw Fault.invalid("/Idempotency-Key", "must have 1 to " + KEY_CHARACTERS + " characters");
    }
  }
}
