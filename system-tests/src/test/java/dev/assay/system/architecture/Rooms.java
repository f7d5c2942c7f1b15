package dev.assay.system.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Who may know whom: the modules and their public doors. */
final class Rooms {
  /** The one class of the command line that names the layers. */
  private static final String LAYERS_OF_THE_COMMAND_LINE = "dev.assay.cli.Layers";

  private Rooms() {}

  /** A module's classes stand in its own package, so that a package tells the module. */
  static ArchRule packages() {
    return classes()
        .that(resideInAPackage("dev.assay.."))
        .should(standInTheFolderOfTheirPackage())
        .as("a class stands in the module that its package belongs to");
  }

  static ArchRule contracts() {
    return knows(Room.CONTRACTS, Room.CONTRACTS).as("contracts know nobody");
  }

  static ArchRule verificationKit() {
    return knows(Room.VERIFICATION_KIT, Room.VERIFICATION_KIT)
        .as("the verification kit knows no module of ours");
  }

  static ArchRule verificationKitIsPlain() {
    return noClasses()
        .that(resideInAPackage(Room.VERIFICATION_KIT.packages()))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..", "org.hibernate.."))
        .as("the verification kit is plain Java: no Quarkus, no Vert.x, no Jakarta");
  }

  static ArchRule layerKit() {
    return knows(Room.LAYER_KIT, Room.LAYER_KIT, Room.CONTRACTS, Room.VERIFICATION_KIT)
        .as("the layer kit knows the contracts and the verification kit only");
  }

  /** Holds for the gateway too: it knows no layer's inside. */
  static ArchRule service(Room service) {
    return knows(service, service, Room.CONTRACTS, Room.VERIFICATION_KIT, Room.LAYER_KIT)
        .as(service.folder() + " knows the contracts and the kits, never another service");
  }

  static ArchRule commandLine() {
    return noClasses()
        .that(resideInAPackage(Room.CLI.packages()))
        .should()
        .dependOnClassesThat(
            Room.outside(
                    Room.CLI,
                    Room.CONTRACTS,
                    Room.VERIFICATION_KIT,
                    Room.COMPUTE,
                    Room.DATA,
                    Room.INFERENCE,
                    Room.TOKENOMICS,
                    Room.GATEWAY)
                .or(resideInAnyPackage("io.quarkus..", "jakarta..")))
        .as("the command line is plain Java: no Quarkus, no layer kit");
  }

  static ArchRule commandLineUsesLayersOnly() {
    return noClasses()
        .that(resideInAPackage(Room.CLI.packages()))
        .and(DescribedPredicate.not(name(LAYERS_OF_THE_COMMAND_LINE)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(Room.packages(Room.SERVICES)))
        .as("only " + LAYERS_OF_THE_COMMAND_LINE + " names classes of the services");
  }

  static ArchRule commandLineKnowsNoInside() {
    return noClasses()
        .that(name(LAYERS_OF_THE_COMMAND_LINE))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(Room.packages(Room.SERVICES))
                .and(DescribedPredicate.not(assignableTo(PlainJava.LAYER))))
        .as("the command line takes layers from the services, and nothing else");
  }

  static ArchRule demoNetwork() {
    return knows(Room.DEMO_NETWORK, Room.DEMO_NETWORK)
        .as("the demo network knows no module of ours");
  }

  /** What comes through the doors are the kit's documents; what is behind them stays unknown. */
  static ArchRule systemTests() {
    return knows(
            Room.SYSTEM_TESTS,
            Room.SYSTEM_TESTS,
            Room.CONTRACTS,
            Room.VERIFICATION_KIT,
            Room.DEMO_NETWORK,
            Room.CLI)
        .as("the system tests know public doors and their documents only");
  }

  private static ArchRule knows(Room room, Room... known) {
    return noClasses()
        .that(resideInAPackage(room.packages()))
        .should()
        .dependOnClassesThat(Room.outside(known));
  }

  private static ArchCondition<JavaClass> standInTheFolderOfTheirPackage() {
    return new ArchCondition<>("stand in the folder of their package's module") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String place = type.getSource().orElseThrow().getUri().getPath();
        String folder = "/" + Room.of(type).folder() + "/target/";
        if (!place.contains(folder)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " stands in " + place));
        }
      }
    };
  }
}
