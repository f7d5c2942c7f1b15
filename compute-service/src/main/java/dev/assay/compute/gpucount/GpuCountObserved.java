package dev.assay.compute.gpucount;

import dev.assay.compute.attestation.AttestationsObserved;
import dev.assay.compute.challenge.HardwareObserved;

/**
 * What all hosts attested at one time, and what all agents showed: the observation of the check.
 *
 * @param attestations the very answers that {@code compute.attestation} judges
 * @param challenges the very answers that {@code compute.hardware-proof} judges
 */
public record GpuCountObserved(AttestationsObserved attestations, HardwareObserved challenges) {}
