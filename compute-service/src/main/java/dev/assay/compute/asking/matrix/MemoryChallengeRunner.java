package dev.assay.compute.asking.matrix;

import dev.assay.compute.challenge.MemoryChallenge;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Challenges an agent whose tiles are kept, as {@link MatrixChallengeRunner} does. Thread-safe. */
@ApplicationScoped
public class MemoryChallengeRunner implements QuestionRunner<MemoryChallenge> {
  private final MatrixChallengeRunner challenges;

  @Inject
  MemoryChallengeRunner(MatrixChallengeRunner challenges) {
    this.challenges = challenges;
  }

  @Override
  public Class<MemoryChallenge> questionType() {
    return MemoryChallenge.class;
  }

  @Override
  public Uni<RawAnswer> run(MemoryChallenge question, ProbeContext context) {
    return challenges.challenge(question, context);
  }
}
