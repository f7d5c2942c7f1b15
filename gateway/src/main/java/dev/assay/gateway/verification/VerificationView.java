package dev.assay.gateway.verification;

import dev.assay.gateway.verification.ProjectEvent.VerdictLine;
import dev.assay.verification.check.LayerName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project's verification as a caller sees it. */
record VerificationView(
    UUID id,
    String project,
    int dossierVersion,
    String policy,
    ProjectState state,
    Instant createdAt,
    @Nullable Instant finishedAt,
    List<LayerLine> layers,
    @Nullable VerdictLine verdict) {

  /** Where one layer stands. */
  record LayerLine(LayerName layer, LayerState state, @Nullable String message) {}

  static VerificationView of(ProjectVerification v, List<ProjectLayerRow> layers) {
    UUID verdict = v.verdictId();
    return new VerificationView(
        v.id(),
        v.slug(),
        v.dossierVersion(),
        v.policyName(),
        v.state(),
        v.createdAt(),
        v.finishedAt(),
        layers.stream().map(l -> new LayerLine(l.layer, l.state, l.message)).toList(),
        verdict == null ? null : new VerdictLine(verdict, String.valueOf(v.verdictWord())));
  }
}
