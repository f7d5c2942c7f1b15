package dev.assay.layer.door;

import dev.assay.layer.store.Budget;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to verify claims, as both doors hand it on: nothing in it has been believed yet.
 *
 * @param claims JSON as it came
 * @param terms JSON as it came; null for the standard terms as of now
 * @param requestedBy who asked, for the record
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to a parser
public record StartOrder(
    UUID id, byte[] claims, byte @Nullable [] terms, Budget budget, String requestedBy) {}
