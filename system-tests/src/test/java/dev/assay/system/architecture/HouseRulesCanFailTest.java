package dev.assay.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the house can fail: a planted class breaks it and is named. */
class HouseRulesCanFailTest {
  private static final String COMPUTE = "package dev.assay.compute.claims; public class Claims {}";
  private static final String KIT = "package dev.assay.layer; public class Kit {}";
  private static final String ARC = "package io.quarkus.arc; public class Arc {}";
  private static final String LAYER =
      "package dev.assay.verification.check; public interface Layer {}";
  private static final String JUDGE =
      "package dev.assay.verification.check; public interface Judge { default void judge() {} }";
  private static final String CHECK =
      "package dev.assay.verification.check; public interface Check { Judge judge(); }";
  private static final String QUESTION =
      "package dev.assay.verification.probe; public interface Question {}";
  private static final String PROBES =
      "package dev.assay.verification.probe; public interface Probes {}";

  /** A rule, the module that the sources are planted in, and sources of which Bad breaks it. */
  record Plant(ArchRule rule, String module, List<String> sources) {
    static Plant of(ArchRule rule, Room room, String... sources) {
      return new Plant(rule, room.folder(), List.of(sources));
    }

    @Override
    public String toString() {
      return rule.getDescription() + ": " + sources.getFirst();
    }
  }

  static Stream<Plant> plants() {
    return Stream.of(rooms(), plainJava(), manners(), nativeImages()).flatMap(List::stream);
  }

  private static List<Plant> rooms() {
    String onCompute = "Object o = new dev.assay.compute.claims.Claims();";
    String onKit = "Object o = new dev.assay.layer.Kit();";
    String onArc = "Object o = new io.quarkus.arc.Arc();";
    return List.of(
        Plant.of(Rooms.packages(), Room.DATA, bad("compute", "")),
        Plant.of(Rooms.contracts(), Room.CONTRACTS, bad("contracts", onKit), KIT),
        Plant.of(Rooms.verificationKit(), Room.VERIFICATION_KIT, bad("verification", onKit), KIT),
        Plant.of(
            Rooms.verificationKitIsPlain(), Room.VERIFICATION_KIT, bad("verification", onArc), ARC),
        Plant.of(Rooms.layerKit(), Room.LAYER_KIT, bad("layer", onCompute), COMPUTE),
        Plant.of(
            Rooms.service(Room.COMPUTE),
            Room.COMPUTE,
            bad("compute", "Object o = new dev.assay.data.Other();"),
            "package dev.assay.data; public class Other {}"),
        Plant.of(Rooms.service(Room.DATA), Room.DATA, bad("data", onCompute), COMPUTE),
        Plant.of(
            Rooms.service(Room.INFERENCE), Room.INFERENCE, bad("inference", onCompute), COMPUTE),
        Plant.of(
            Rooms.service(Room.TOKENOMICS), Room.TOKENOMICS, bad("tokenomics", onCompute), COMPUTE),
        Plant.of(Rooms.service(Room.GATEWAY), Room.GATEWAY, bad("gateway", onCompute), COMPUTE),
        Plant.of(Rooms.commandLine(), Room.CLI, bad("cli", onKit), KIT),
        Plant.of(Rooms.commandLine(), Room.CLI, bad("cli", onArc), ARC),
        Plant.of(Rooms.commandLineUsesLayersOnly(), Room.CLI, bad("cli", onCompute), COMPUTE),
        Plant.of(
            Rooms.commandLineKnowsNoInside(),
            Room.CLI,
            "package dev.assay.cli; class Layers { Object bad = new dev.assay.compute.claims.Claims(); }",
            COMPUTE),
        Plant.of(Rooms.demoNetwork(), Room.DEMO_NETWORK, bad("demo", onKit), KIT),
        Plant.of(Rooms.systemTests(), Room.SYSTEM_TESTS, bad("system", onKit), KIT));
  }

  private static List<Plant> plainJava() {
    String layer = "package dev.assay.compute; class Bad implements dev.assay.verification.check.";
    String question = "package dev.assay.data; class Bad implements dev.assay.verification.probe.";
    String judge = layer + "Judge { ";
    String behind = "package dev.assay.compute; class Behind { ";
    return List.of(
        Plant.of(
            PlainJava.core(),
            Room.COMPUTE,
            layer + "Layer { io.quarkus.arc.Arc arc; }",
            LAYER,
            ARC),
        Plant.of(
            PlainJava.core(),
            Room.COMPUTE,
            layer + "Layer { Behind behind; }",
            behind + "dev.assay.layer.Kit kit; }",
            LAYER,
            KIT),
        Plant.of(
            PlainJava.core(),
            Room.DATA,
            question + "Question { io.quarkus.arc.Arc arc; }",
            QUESTION,
            ARC),
        Plant.of(
            PlainJava.core(),
            Room.DATA,
            "package dev.assay.data.claims; record Bad(io.quarkus.arc.Arc arc) {}",
            ARC),
        Plant.of(
            PlainJava.noClock(),
            Room.COMPUTE,
            layer + "Layer { Object at = java.time.Instant.now(); }",
            LAYER),
        Plant.of(
            PlainJava.noClock(),
            Room.DATA,
            question + "Question { Object id = java.util.UUID.randomUUID(); }",
            QUESTION),
        Plant.of(PlainJava.judges(), Room.COMPUTE, judge + "java.time.Clock clock; }", JUDGE),
        Plant.of(PlainJava.judges(), Room.COMPUTE, judge + "java.util.Random chance; }", JUDGE),
        Plant.of(PlainJava.judges(), Room.COMPUTE, judge + "java.net.Socket socket; }", JUDGE),
        Plant.of(PlainJava.judges(), Room.COMPUTE, judge + "java.nio.file.Path file; }", JUDGE),
        Plant.of(PlainJava.judges(), Room.COMPUTE, judge + "java.io.InputStream in; }", JUDGE),
        Plant.of(
            PlainJava.noClock(), Room.COMPUTE, judge + "long at = System.nanoTime(); }", JUDGE),
        Plant.of(
            PlainJava.judges(),
            Room.COMPUTE,
            judge + "dev.assay.verification.probe.Probes probes; }",
            JUDGE,
            PROBES),
        Plant.of(
            PlainJava.judges(),
            Room.COMPUTE,
            judge + "io.smallrye.mutiny.Uni later; }",
            JUDGE,
            "package io.smallrye.mutiny; public interface Uni {}"),
        Plant.of(
            PlainJava.noClock(),
            Room.COMPUTE,
            judge + "Behind behind; }",
            behind + "long at = System.currentTimeMillis(); }",
            JUDGE),
        Plant.of(
            PlainJava.judgeIsATypeOfItsOwn(),
            Room.COMPUTE,
            layer
                + "Check { public dev.assay.verification.check.Judge judge() { return () -> {}; } }",
            CHECK,
            "package dev.assay.verification.check; public interface Judge { void judge(); }"));
  }

  private static List<Plant> manners() {
    return List.of(
        Plant.of(Manners.names(), Room.CLI, "package dev.assay.cli; class BadUtils {}"),
        Plant.of(Manners.names(), Room.CLI, "package dev.assay.cli; class BadHelper {}"),
        Plant.of(Manners.names(), Room.CLI, "package dev.assay.cli; class BadImpl {}"),
        Plant.of(Manners.names(), Room.CLI, "package dev.assay.cli; class BadManager {}"),
        Plant.of(Manners.names(), Room.CLI, "package dev.assay.cli; class BadDto {}"),
        Plant.of(Manners.packageNames(), Room.CLI, "package dev.assay.cli.util; class Bad {}"),
        Plant.of(Manners.nullMarked(), Room.CLI, bad("cli", "")),
        Plant.of(Manners.oneWayOut(), Room.DATA, bad("data", "java.net.http.HttpClient client;")),
        Plant.of(Manners.oneWayOut(), Room.LAYER_KIT, bad("layer.probe", "java.net.Socket out;")));
  }

  private static List<Plant> nativeImages() {
    String check = "package dev.assay.data; class SomeCheck implements ";
    String generic =
        "package dev.assay.verification.check; public interface Check<C, O> { Judge judge(); }";
    return List.of(
        Plant.of(
            NativeImages.recordsAreRegistered(),
            Room.DATA,
            "package dev.assay.data.claims; record Bad(int n) {}"),
        Plant.of(
            NativeImages.recordsAreRegistered(),
            Room.VERIFICATION_KIT,
            "package dev.assay.verification; record Bad(int n) { static final String SCHEMA = \"\"; }"),
        Plant.of(
            NativeImages.recordsAreRegistered(),
            Room.GATEWAY,
            "package dev.assay.gateway; record Bad(int n) {}",
            "package dev.assay.gateway; class Door { Object in = "
                + "dev.assay.verification.document.CanonicalJson.read(Bad.class); }",
            "package dev.assay.verification.document; public class CanonicalJson {"
                + " public static Object read(Class<?> type) { return type; } }"),
        Plant.of(
            NativeImages.recordsAreRegistered(),
            Room.DATA,
            "package dev.assay.data; record Bad(int n) {}",
            "package dev.assay.data; record Facts(java.util.List<Bad> all) {}",
            check
                + "dev.assay.verification.check.Check<Object, Facts> {"
                + " public dev.assay.verification.check.Judge judge() { return null; } }",
            generic,
            JUDGE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plants")
  void aPlantedClassBreaksTheRule(Plant plant, @TempDir Path home) {
    // Given
    Planted planted = Planted.in(home, plant.module(), plant.sources());

    // When
    EvaluationResult result = plant.rule().evaluate(planted.classes());

    // Then
    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains("Bad") || detail.contains("Layers"));
  }

  @Test
  void noRuleIsWithoutAPlant() {
    // Given, When
    List<String> planted = plants().map(plant -> plant.rule().getDescription()).toList();

    // Then
    assertThat(planted)
        .containsAll(HouseRules.all().stream().map(ArchRule::getDescription).toList());
  }

  private static String bad(String room, String body) {
    return "package dev.assay." + room + "; class Bad { " + body + " }";
  }
}
