package dev.assay.layer.egress;

import dev.assay.layer.egress.EgressDecision.Admitted;
import dev.assay.layer.egress.EgressDecision.Refused;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides where Assay may connect to: http or https, a plain host, an allowed port, and only public
 * addresses or those that the operator allows. A name of which any address is refused is refused
 * whole, since mixed answers are an attack. Immutable and free of I/O, but for the {@link Resolver}
 * that {@link #admit} is given.
 */
public final class EgressGuard {
  private final EgressPolicy policy;

  public EgressGuard(EgressPolicy policy) {
    this.policy = policy;
  }

  /**
   * Judges a URI together with all the addresses that its host resolves to; the first of them is
   * pinned. When the host is itself an address, that one is judged and {@code resolved} is ignored.
   */
  public EgressDecision judge(URI uri, List<InetAddress> resolved) {
    try {
      Destination destination = permitted(uri);
      @Nullable InetAddress literal = destination.literal();
      return judge(destination, literal == null ? resolved : List.of(literal));
    } catch (Refusal refusal) {
      return refusal.decision();
    }
  }

  /** Whether one address may be connected to: null, or why not. */
  public @Nullable String objection(InetAddress address) {
    @Nullable String reason = SpecialAddresses.reason(address);
    if (reason == null || policy.allows(address)) {
      return null;
    }
    return address.getHostAddress() + " is " + reason + ", which the operator does not allow";
  }

  /**
   * Judges a URI whose host is resolved now, exactly once, and only when the URI itself is fit. A
   * failure of the resolver is passed on.
   */
  public Uni<EgressDecision> admit(URI uri, Resolver resolver) {
    try {
      Destination destination = permitted(uri);
      @Nullable InetAddress literal = destination.literal();
      return literal != null
          ? Uni.createFrom().item(judge(destination, List.of(literal)))
          : resolver.resolve(destination.host()).map(found -> judge(destination, found));
    } catch (Refusal refusal) {
      return Uni.createFrom().item(refusal.decision());
    }
  }

  private Destination permitted(URI uri) {
    Destination destination = Destination.read(uri);
    if (!policy.allowsPort(destination.port())) {
      throw new Refusal(
          EgressCode.EGRESS_PORT,
          "port " + destination.port() + " is not among the ports that the operator allows");
    }
    return destination;
  }

  private EgressDecision judge(Destination destination, List<InetAddress> addresses) {
    if (addresses.isEmpty()) {
      return new Refused(
          EgressCode.EGRESS_NAME, "'" + destination.host() + "' resolves to no address");
    }
    for (InetAddress address : addresses) {
      @Nullable String objection = objection(address);
      if (objection != null) {
        return new Refused(EgressCode.EGRESS_ADDRESS, destination.host() + ": " + objection);
      }
    }
    return new Admitted(destination, addresses.getFirst());
  }
}
