package dev.assay.layer.store;

import java.time.Instant;

/**
 * An event in its place.
 *
 * @param sequence counts from 1 within a verification, without gaps
 * @param at when it happened
 */
public record RecordedEvent(long sequence, Instant at, VerificationEvent event) {}
