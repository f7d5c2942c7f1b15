package dev.assay.layer.probe;

import dev.assay.layer.evidence.Evidence;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.probe.RandomDraw;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Draws random bytes; the draw is recorded, so that a replay sees the same. */
@ApplicationScoped
class RandomDrawRunner implements QuestionRunner<RandomDraw> {
  private final SecureRandom random;

  RandomDrawRunner(SecureRandom random) {
    this.random = random;
  }

  @Override
  public Class<RandomDraw> questionType() {
    return RandomDraw.class;
  }

  @Override
  public Uni<RawAnswer> run(RandomDraw question, ProbeContext context) {
    byte[] drawn = new byte[RandomDraw.BYTES];
    random.nextBytes(drawn);
    return Uni.createFrom()
        .item(
            RawAnswer.answered(
                context.clock().instant(),
                RawAnswer.OURS,
                EvidenceClass.MEASURED,
                Evidence.UNKNOWN_TYPE,
                drawn));
  }
}
