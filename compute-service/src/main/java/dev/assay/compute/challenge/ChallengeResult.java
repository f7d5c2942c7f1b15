package dev.assay.compute.challenge;

import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.Opening;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transcript says once it is verified. Immutable.
 *
 * @param shape what was ordered
 * @param roots how many came
 * @param tookMicros until the last root; 0 when none came
 * @param opened how many tiles were verified
 * @param valid how many of them hold
 * @param fault what is wrong with the first that doesn't; null when all hold
 * @param keyProven whether the ordered key signed the commitment
 * @param backend as declared
 * @param devices as declared
 * @param at when the order was sent
 */
record ChallengeResult(
    ChallengeEnd end,
    @Nullable String explanation,
    MatrixShape shape,
    int roots,
    long tookMicros,
    int opened,
    int valid,
    @Nullable Opening fault,
    boolean keyProven,
    String backend,
    List<DeclaredDevice> devices,
    Instant at) {}
