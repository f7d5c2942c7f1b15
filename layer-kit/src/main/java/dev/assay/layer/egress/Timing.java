package dev.assay.layer.egress;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the stages of an exchange took, by the monotonic clock. After redirects the stages are
 * those of the last hop, {@code total} is that of all hops. Waiting for a free place is in none.
 *
 * @param startedAt when the first hop began, by the wall clock
 * @param dns resolving the name; zero for an address
 * @param connect TCP and, for https, the TLS handshake together; null over a connection that was
 *     kept from an earlier exchange
 * @param firstByte from sending the request to the head of the response
 * @param total from the start of the first hop to the last byte of the body
 */
public record Timing(
    Instant startedAt,
    Duration dns,
    @Nullable Duration connect,
    Duration firstByte,
    Duration total) {}
