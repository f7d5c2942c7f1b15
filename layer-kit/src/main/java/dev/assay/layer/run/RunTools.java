package dev.assay.layer.run;

import dev.assay.layer.config.Egress;
import dev.assay.layer.config.LayerConfig;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.probe.Surroundings;
import dev.assay.layer.store.VerificationStore;

/**
 * What every run of this service works with.
 *
 * @param egress the guarded door to the world, before any budget
 */
record RunTools(
    LayerConfig config,
    VerificationStore store,
    EvidenceStore evidence,
    Surroundings around,
    Egress egress) {}
