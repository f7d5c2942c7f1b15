package dev.assay.gateway.verification;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for.
 *
 * @param policy its name; null for the default
 */
record VerificationRequest(@Nullable String policy) {}
