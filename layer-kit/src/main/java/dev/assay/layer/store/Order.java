package dev.assay.layer.store;

import dev.assay.layer.evidence.PackedEvidence;
import dev.assay.verification.document.Digest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verification that was asked for, ready to be queued.
 *
 * @param request digest of all that makes the request the same request
 * @param claims digest of the canonical claims
 * @param terms digest of the terms
 * @param judges the verification whose observations are judged again, or null
 * @param documents the claims and terms themselves
 */
public record Order(
    UUID id,
    Digest request,
    Digest claims,
    Digest terms,
    Budget budget,
    String requestedBy,
    @Nullable UUID judges,
    List<PackedEvidence> documents) {}
