package dev.assay.gateway.testing;

import org.jspecify.annotations.Nullable;

/** The claims of {@link SampleLayer}: which check's lie is told, if any. */
public record SampleClaims(@Nullable String lie) {}
