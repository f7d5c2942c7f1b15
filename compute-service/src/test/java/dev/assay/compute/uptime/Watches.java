package dev.assay.compute.uptime;

import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.testing.TestKey;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.compute.uptime.ProbeResult.Miss;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** Watches of one node that are made up, in the documented shape. */
public final class Watches {
  public static final TestKey KEY = TestKey.named("node");
  public static final ProvingNode NODE =
      new ProvingNode("node-1", URI.create("http://10.0.0.1:4281"), KEY.publicKey());

  /** What becomes of a probe. */
  public enum Fate {
    SIGNED,
    FORGED,
    SILENT,
    REFUSED,
    SILENT_WITH_CONTROL,
    SILENT_WITHOUT_CONTROL,
    LIMITED,
    NOT_ASKED,
    LATE
  }

  /** By key and nonce: the same seed gives the same nonces, and signing takes its time. */
  private static final Map<String, String> SIGNED = new ConcurrentHashMap<>();

  private Watches() {}

  /** So many probes with these fates, by the usual seed. */
  public static UptimeWatch of(Instant from, Instant to, int probes, IntFunction<Fate> fate) {
    return of(TestNetwork.SEED, from, to, probes, fate);
  }

  public static UptimeWatch of(
      String seed, Instant from, Instant to, int probes, IntFunction<Fate> fate) {
    List<ProbeResult> results = new ArrayList<>();
    for (PlannedProbe planned : PlannedProbe.all(seed, from, to, probes, List.of(NODE))) {
      results.add(result(planned, fate.apply(results.size())));
    }
    return new UptimeWatch(from, to, from, UptimeWatch.commitment(seed), seed, results);
  }

  private static ProbeResult result(PlannedProbe planned, Fate fate) {
    return switch (fate) {
      case SIGNED -> answered(planned, planned.due(), KEY);
      case LATE -> answered(planned, planned.due().plusSeconds(11), KEY);
      case FORGED -> answered(planned, planned.due(), TestKey.named("proxy"));
      case SILENT -> missed(planned, Miss.SILENT, true);
      case REFUSED -> missed(planned, Miss.REFUSED, true);
      case SILENT_WITH_CONTROL -> missed(planned, Miss.SILENT, false);
      case SILENT_WITHOUT_CONTROL ->
          new ProbeResult(planned.due(), planned.due(), null, Miss.SILENT, null);
      case LIMITED -> missed(planned, Miss.LIMITED, true);
      case NOT_ASKED -> missed(planned, Miss.NOT_ASKED, true);
    };
  }

  private static ProbeResult answered(PlannedProbe planned, Instant sent, TestKey key) {
    String signature =
        SIGNED.computeIfAbsent(
            key.publicKey() + planned.nonce(),
            unused -> key.sign("assay node proof v1\nnode-1\n" + planned.nonce()));
    String body =
        "{\"id\":\"node-1\",\"nonce\":\"%s\",\"signature\":\"%s\"}"
            .formatted(planned.nonce(), signature);
    return new ProbeResult(planned.due(), sent, body, null, true);
  }

  private static ProbeResult missed(PlannedProbe planned, Miss miss, boolean control) {
    return new ProbeResult(planned.due(), planned.due(), null, miss, control);
  }
}
