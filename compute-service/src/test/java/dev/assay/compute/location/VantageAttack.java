package dev.assay.compute.location;

import static dev.assay.compute.location.TestVantages.BOSTON;
import static dev.assay.compute.location.TestVantages.FRANKFURT;
import static dev.assay.compute.location.TestVantages.NEW_YORK;
import static dev.assay.compute.location.TestVantages.NODE;
import static dev.assay.compute.location.TestVantages.SINGAPORE;

import dev.assay.compute.location.TestVantages.Seen;
import dev.assay.compute.testing.TestKey;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A way to seem to stand in Frankfurt, and the finding that has to come of it; one of the other
 * vantages may lie.
 *
 * @param name for the table
 * @param cheat what is done, in words
 * @param scene what the vantages see
 */
public record VantageAttack(
    String name,
    String cheat,
    Consumer<TestVantages> scene,
    Outcome outcome,
    @Nullable Reason reason) {
  private static final Seen AT_HOME = Seen.of(FRANKFURT, 300);
  private static final Seen FAR = Seen.of(NEW_YORK, 110_000);

  public static List<VantageAttack> all() {
    return List.of(
        decided(
            "none",
            "the node stands where it is claimed",
            Outcome.CONFIRMED,
            v -> v.own(AT_HOME).peer(FAR)),
        decided(
            "another place",
            "the node stands in Singapore, beside a vantage",
            Outcome.REFUTED,
            v -> v.own(Seen.of(SINGAPORE, 2000)).peer(FAR)),
        open(
            "relay near the vantage",
            "a proxy in Frankfurt accepts connections and passes nonces on to New York; it is named",
            Reason.UNDECIDED,
            v -> v.own(Seen.of(FRANKFURT, 90_000).connecting(300))),
        open(
            "proxy that signs",
            "a proxy in Frankfurt signs at once, by a key of its own",
            Reason.NODES_UNPROVED,
            v -> v.own(AT_HOME.signedBy(TestKey.named("proxy")))),
        open(
            "replayed measurement",
            "two vantages' measurements of another day are sent again, from when it stood there",
            Reason.UNDECIDED,
            v -> v.own(FAR).peer(AT_HOME, VantageAttack::old).peer(AT_HOME, VantageAttack::old)),
        open(
            "signed in advance",
            "who orders a measurement has nonces of its seed signed first; the salt isn't known yet",
            Reason.UNDECIDED,
            v -> v.own(FAR).peer(AT_HOME, VantageAttack::salted)),
        decided(
            "lying vantage, against",
            "a trusted vantage says that the key answers beside it, in Singapore",
            Outcome.CONFIRMED,
            v -> v.own(AT_HOME).peer(Seen.of(SINGAPORE, 2000))),
        decided(
            "lying vantage, for",
            "a trusted vantage says so of Frankfurt; the node stands in Singapore",
            Outcome.REFUTED,
            v -> v.own(Seen.of(SINGAPORE, 2000)).peer(AT_HOME)),
        decided(
            "lying vantage among others",
            "nothing is measured by ourselves; one of three replicas says that it is in Frankfurt",
            Outcome.REFUTED,
            v -> v.peer(Seen.of(NEW_YORK, 30_000)).peer(Seen.of(BOSTON, 30_000)).peer(AT_HOME)),
        decided(
            "more liars than the operator said",
            "two replicas lie alike and nobody else measures: they are believed",
            Outcome.CONFIRMED,
            v -> v.peer(AT_HOME).peer(AT_HOME)),
        open(
            "stranger",
            "vantages measure that the operator doesn't trust",
            Reason.NO_SOURCE,
            v -> v.stranger(AT_HOME).stranger(AT_HOME)),
        open(
            "delayed answers",
            "every answer waits for 200 ms, so that no vantage can exclude the place",
            Reason.UNDECIDED,
            v -> v.own(Seen.of(SINGAPORE, 202_000)).peer(Seen.of(FRANKFURT, 360_000))),
        decided(
            "copied key",
            "a copy of the key answers in Frankfurt, the node stands elsewhere: it passes",
            Outcome.CONFIRMED,
            v -> v.own(AT_HOME)),
        open(
            "copied key, heard twice",
            "the same, and two vantages beside the node hear it answer",
            Reason.ATTRIBUTION,
            v -> v.own(AT_HOME).peer(Seen.of(NEW_YORK, 2000)).peer(Seen.of(NEW_YORK, 3000))));
  }

  /** What is found. */
  public Finding found() {
    TestVantages vantages = new TestVantages();
    scene.accept(vantages);
    return vantages.found();
  }

  private static VantageAttack decided(
      String name, String cheat, Outcome outcome, Consumer<TestVantages> scene) {
    return new VantageAttack(name, cheat, scene, outcome, null);
  }

  private static VantageAttack open(
      String name, String cheat, Reason reason, Consumer<TestVantages> scene) {
    return new VantageAttack(name, cheat, scene, Outcome.UNPROVEN, reason);
  }

  private static VantageMeasurement old(VantageMeasurement made) {
    VantageOrder order = new VantageOrder(NODE, "22".repeat(32));
    return VantageMeasurement.of(made.vantage(), order, made.salt(), made.at(), made.trips());
  }

  private static VantageMeasurement salted(VantageMeasurement made) {
    return VantageMeasurement.of(
        made.vantage(), made.order(), "66".repeat(32), made.at(), made.trips());
  }
}
