package dev.assay.verification.policy;

import dev.assay.verification.finding.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be told, as a verdict lists it.
 *
 * @param check its id
 * @param subject of the finding; null when the check is absent altogether
 * @param reason why; null when the check is absent: its layer did not report
 * @param explanation in a sentence
 */
public record Unknown(
    String check, @Nullable String subject, @Nullable Reason reason, String explanation) {}
