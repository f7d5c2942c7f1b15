package dev.assay.layer.egress;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What an exchange works with.
 *
 * @param loop the one event loop on which the exchange runs
 * @param timer that loop's own, which wakes no other thread
 */
record Means(
    EgressGuard guard,
    Resolver resolver,
    Connector connector,
    Clock clock,
    Vertx vertx,
    Executor loop,
    ScheduledExecutorService timer) {}
