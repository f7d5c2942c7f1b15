package dev.assay.verification.policy;

import org.jspecify.annotations.Nullable;

/**
 * One thing that stands between a project and a PASS.
 *
 * @param check whose confirmation is missing; null when it is the coverage as a whole
 * @param subject of the finding; null when the whole check is missing
 * @param what would have to be shown or mended
 */
public record Missing(@Nullable String check, @Nullable String subject, String what) {}
