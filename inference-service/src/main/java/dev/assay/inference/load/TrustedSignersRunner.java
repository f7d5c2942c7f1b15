package dev.assay.inference.load;

import dev.assay.inference.published.TrustedKeys;
import dev.assay.inference.published.TrustedSigners;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells which signers of traffic logs the operator trusts. Thread-safe. */
@ApplicationScoped
public class TrustedSignersRunner implements QuestionRunner<TrustedSigners> {
  private final TrafficLogSettings settings;

  TrustedSignersRunner(TrafficLogSettings settings) {
    this.settings = settings;
  }

  @Override
  public Class<TrustedSigners> questionType() {
    return TrustedSigners.class;
  }

  @Override
  public Uni<RawAnswer> run(TrustedSigners question, ProbeContext context) {
    TrustedKeys keys = TrustedKeys.of(settings.trusted().orElse(List.of()));
    return Uni.createFrom().item(OwnAnswer.of(context, CanonicalJson.write(keys)));
  }
}
