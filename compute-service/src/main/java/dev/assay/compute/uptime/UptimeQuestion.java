package dev.assay.compute.uptime;

import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.claims.UptimeClaim;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.time.Instant;
import java.util.List;

/**
 * Asks our own vantage to probe nodes at random times of a window, as long as it can watch it.
 *
 * @param nodes who is asked
 * @param from the first moment of the window
 * @param to the first moment after it
 * @param commitment SHA-256 of the seed that gives the times, recorded before
 */
public record UptimeQuestion(List<ProvingNode> nodes, Instant from, Instant to, String commitment)
    implements Question<UptimeTranscript> {
  /** The kind of question. */
  public static final String KIND = "compute.uptime";

  public UptimeQuestion {
    nodes = List.copyOf(nodes);
    Require.present(from, "from");
    Require.present(to, "to");
    Require.present(commitment, "commitment");
  }

  static UptimeQuestion of(UptimeClaim claim, String commitment) {
    return new UptimeQuestion(
        claim.nodes(), claim.window().from(), claim.window().to(), commitment);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public UptimeTranscript decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      UptimeTranscript transcript = CanonicalJson.read(body, UptimeTranscript.class);
      UptimeWatch watch = transcript.watch();
      if (watch != null) {
        demandOurs(watch);
      }
      return transcript;
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("no uptime transcript: " + e.getMessage());
    }
  }

  private void demandOurs(UptimeWatch watch) throws UnreadableAnswer {
    String fault = watch.fault(watch.schedule(nodes));
    if (fault != null || !watch.commitment().equals(commitment)) {
      throw new UnreadableAnswer(fault == null ? "the seed is another's" : fault);
    }
  }
}
