package dev.assay.compute.asking.uptime;

import dev.assay.compute.asking.uptime.HeldSeeds.HeldSeed;
import dev.assay.compute.uptime.CommitmentQuestion;
import dev.assay.compute.uptime.CommitmentQuestion.Commitment;
import dev.assay.compute.uptime.UptimeWatch;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.probe.RandomDraw;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Draws a seed, keeps it for the run, and tells its digest alone. Thread-safe. */
@ApplicationScoped
public class CommitmentRunner implements QuestionRunner<CommitmentQuestion> {
  private final SecureRandom random;

  CommitmentRunner(SecureRandom random) {
    this.random = random;
  }

  @Override
  public Class<CommitmentQuestion> questionType() {
    return CommitmentQuestion.class;
  }

  @Override
  public Uni<RawAnswer> run(CommitmentQuestion question, ProbeContext context) {
    byte[] drawn = new byte[RandomDraw.BYTES];
    random.nextBytes(drawn);
    String seed = HexFormat.of().formatHex(drawn);
    String commitment = UptimeWatch.commitment(seed);
    Instant now = context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    context.shared(HeldSeeds.class, HeldSeeds::new).hold(commitment, new HeldSeed(now, seed));
    return Uni.createFrom()
        .item(
            RawAnswer.answered(
                now,
                RawAnswer.OURS,
                EvidenceClass.MEASURED,
                CanonicalJson.mediaType(),
                CanonicalJson.write(new Commitment(commitment))));
  }
}
