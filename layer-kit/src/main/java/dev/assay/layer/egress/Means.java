package dev.assay.layer.egress;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What an exchange works with.
 *
 * @param loop the one event loop on which the exchange runs
 */
record Means(
    EgressGuard guard,
    Resolver resolver,
    Connector connector,
    Clock clock,
    Vertx vertx,
    Executor loop) {}
