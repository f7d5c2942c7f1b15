package dev.assay.layer.egress;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which Assay asks the world over HTTP/1.1: every hop is judged by the {@link
 * EgressGuard}, resolved once, pinned to the judged address, and bounded in bytes, time and
 * redirects. What the world does comes back as a value; only a bug makes a Uni fail. Cancelling a
 * Uni closes its connection. Each subscription is an exchange of its own. Thread safe; results come
 * on the subscriber's Vert.x context.
 */
public final class GuardedHttp implements AutoCloseable {
  private final Vertx vertx;
  private final EgressPolicy policy;
  private final EgressGuard guard;
  private final Resolver resolver;
  private final Connector connector;
  private final Clock clock;
  private final HostSlots slots;
  private volatile boolean closed;

  /**
   * A client that trusts the Java platform's roots.
   *
   * @param userAgent who asks, see {@link #userAgent}
   */
  public GuardedHttp(
      Vertx vertx, EgressPolicy policy, Resolver resolver, Clock clock, String userAgent) {
    this(vertx, policy, resolver, clock, userAgent, null);
  }

  /** A client that trusts these roots instead, or the platform's when there are none. */
  public GuardedHttp(
      Vertx vertx,
      EgressPolicy policy,
      Resolver resolver,
      Clock clock,
      String userAgent,
      @Nullable TrustOptions trust) {
    this.vertx = vertx;
    this.policy = policy;
    this.guard = new EgressGuard(policy);
    this.resolver = resolver;
    this.connector = new Connector(vertx, policy, userAgent, trust);
    this.clock = clock;
    this.slots = new HostSlots(policy.concurrentPerHost());
  }

  /** The User-Agent that says who asks and where to read about it. */
  public static String userAgent(String version) {
    return "Assay/" + version + " (+https://github.com/assay-dev/assay; verification)";
  }

  /** Asks and holds the body, which is asked for and unpacked as gzip. */
  public Uni<HttpExchange> exchange(HttpRequest request) {
    return Uni.createFrom()
        .deferred(
            () -> {
              CollectedBody body = new CollectedBody();
              return run(request, body, "gzip").map(body::exchange);
            });
  }

  /**
   * Asks and hands the body over as it arrives. It is asked for as it is, since packing would blur
   * arrival times; a body that comes as gzip all the same is unpacked.
   */
  public Uni<StreamEnd> stream(HttpRequest request, ChunkSink sink) {
    return Uni.createFrom().deferred(() -> run(request, sink, "identity"));
  }

  /**
   * Judges and resolves an address once, for a connection that speaks gRPC to that very address.
   */
  public Uni<Admission> admit(URI uri) {
    return Uni.createFrom()
        .deferred(() -> guard.admit(uri, resolver))
        .ifNoItem()
        .after(policy.limits().connect())
        .fail()
        .map(this::admission)
        .onFailure()
        .recoverWithUni(cause -> denied(ExchangeFault.whileConnecting(cause)));
  }

  private Admission admission(EgressDecision decision) {
    return switch (decision) {
      case EgressDecision.Refused refused ->
          new Admission.Denied(FailureCode.REFUSED_BY_GUARD, refused.explanation());
      case EgressDecision.Admitted admitted -> {
        Destination destination = admitted.destination();
        yield new Admission.Granted(
            Connector.remote(admitted),
            destination.authority(),
            destination.tls(),
            (int) policy.limits().connect().toMillis());
      }
    };
  }

  private static Uni<Admission> denied(Throwable cause) {
    return cause instanceof ExchangeFault fault
        ? Uni.createFrom()
            .item(new Admission.Denied(fault.ended().code(), fault.ended().explanation()))
        : Uni.createFrom().failure(cause);
  }

  /** Ends what is under way as {@link FailureCode#CANCELLED} and refuses what comes later. */
  @Override
  public void close() {
    closed = true;
    connector.close();
  }

  private Uni<StreamEnd> run(HttpRequest request, ChunkSink sink, String encoding) {
    Limits limits = request.limits() == null ? policy.limits() : request.limits();
    ContextInternal context = context();
    Executor loop = task -> onLoop(context, task);
    ScheduledExecutorService timer = context.nettyEventLoop();
    Means means = new Means(guard, resolver, connector, clock, vertx, loop, timer);
    Journey journey = new Journey(means, request, limits, sink, encoding);
    return slots
        .within(guard.hostOf(request.uri()), Uni.createFrom().deferred(journey::run))
        .runSubscriptionOn(loop)
        .ifNoItem()
        .after(limits.total())
        .on(timer)
        .recoverWithItem(() -> timedOut(limits, journey))
        .onFailure(cause -> closed)
        .recoverWithItem(GuardedHttp::cancelled)
        .onFailure(ExchangeFault.class)
        .recoverWithItem(cause -> ((ExchangeFault) cause).ended())
        .emitOn(loop);
  }

  /** The subscriber's own, or one of the loops in turn for threads that have none. */
  private ContextInternal context() {
    return Vertx.currentContext() == null && vertx instanceof VertxInternal loops
        ? loops.createEventLoopContext()
        : (ContextInternal) vertx.getOrCreateContext();
  }

  private static void onLoop(Context context, Runnable task) {
    if (Vertx.currentContext() == context) {
      task.run();
    } else {
      context.runOnContext(unused -> task.run());
    }
  }

  private static StreamEnd timedOut(Limits limits, Journey journey) {
    return new StreamEnd.Broken(
        FailureCode.TIMED_OUT,
        null,
        "not finished after " + limits.total().toMillis() + " ms: " + journey.stage());
  }

  private static StreamEnd cancelled() {
    return new StreamEnd.Broken(FailureCode.CANCELLED, null, "the client was closed");
  }
}
