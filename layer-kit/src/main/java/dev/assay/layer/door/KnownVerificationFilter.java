package dev.assay.layer.door;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers 404 before a stream about an unknown verification begins. Public, since the filter that
 * is generated in an application calls it from another class loader.
 */
public final class KnownVerificationFilter {
  private final Verifications verifications;

  KnownVerificationFilter(Verifications verifications) {
    this.verifications = verifications;
  }

  /** The refusal, or null to go on. */
  @ServerRequestFilter
  @KnownVerification
  public Uni<@Nullable Response> known(UriInfo uri) {
    return Uni.createFrom()
        .item(() -> Ids.known(uri.getPathParameters().getFirst("id")))
        .chain(verifications::find)
        .map(found -> null);
  }
}
