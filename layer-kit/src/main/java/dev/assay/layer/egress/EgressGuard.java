package dev.assay.layer.egress;

import dev.assay.layer.egress.EgressDecision.Admitted;
import dev.assay.layer.egress.EgressDecision.Refused;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides where Assay may connect to: http or https, a plain host, an allowed port, and only public
 * addresses or those that the operator allows. A name of which any address is refused is refused
 * whole, since mixed answers are an attack. Free of I/O, but for the {@link Resolver} that {@link
 * #admit} is given. Thread-safe.
 */
public final class EgressGuard {
  private static final int REMEMBERED = 1024;

  private final EgressPolicy policy;
  private final Remembered<String, Destination> destinations =
      new Remembered<>(REMEMBERED, text -> Destination.read(URI.create(text)));
  private final Remembered<InetAddress, Optional<String>> objections =
      new Remembered<>(REMEMBERED, this::judged);

  public EgressGuard(EgressPolicy policy) {
    this.policy = policy;
  }

  /** The host of a URI, or an empty text when the URI is refused anyway. */
  String hostOf(URI uri) {
    try {
      return destinations.of(uri.toString()).host();
    } catch (Refusal refusal) {
      return "";
    }
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
    return objections.of(address).orElse(null);
  }

  private Optional<String> judged(InetAddress address) {
    @Nullable String reason = SpecialAddresses.reason(address);
    return reason == null || policy.allows(address)
        ? Optional.empty()
        : Optional.of(
            address.getHostAddress() + " is " + reason + ", which the operator does not allow");
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
    Destination destination = destinations.of(uri.toString());
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
