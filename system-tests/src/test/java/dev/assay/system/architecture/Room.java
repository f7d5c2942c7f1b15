package dev.assay.system.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** One module of the house: its folder, and the package that is its own. */
enum Room {
  CONTRACTS("contracts", "dev.assay.contracts"),
  VERIFICATION_KIT("verification-kit", "dev.assay.verification"),
  LAYER_KIT("layer-kit", "dev.assay.layer"),
  COMPUTE("compute-service", "dev.assay.compute"),
  DATA("data-service", "dev.assay.data"),
  INFERENCE("inference-service", "dev.assay.inference"),
  TOKENOMICS("tokenomics-service", "dev.assay.tokenomics"),
  GATEWAY("gateway", "dev.assay.gateway"),
  CLI("cli", "dev.assay.cli"),
  DEMO_NETWORK("demo-network", "dev.assay.demo"),
  SYSTEM_TESTS("system-tests", "dev.assay.system");

  /** The four services that verify a layer. */
  static final Set<Room> LAYERS = EnumSet.of(COMPUTE, DATA, INFERENCE, TOKENOMICS);

  /** Everything that runs as a process of its own and judges. */
  static final Set<Room> SERVICES = EnumSet.of(COMPUTE, DATA, INFERENCE, TOKENOMICS, GATEWAY);

  private final String folder;
  private final String root;

  Room(String folder, String root) {
    this.folder = folder;
    this.root = root;
  }

  String folder() {
    return folder;
  }

  /** The package and everything below it, as ArchUnit writes it. */
  String packages() {
    return root + "..";
  }

  static String[] packages(Set<Room> rooms) {
    return rooms.stream().map(Room::packages).toArray(String[]::new);
  }

  /** Classes of ours that are in none of these rooms. */
  static DescribedPredicate<JavaClass> outside(Room... known) {
    return resideInAnyPackage("dev.assay..")
        .and(resideOutsideOfPackages(packages(Set.of(known))))
        .as("classes of ours outside of " + names(known));
  }

  /** The room that a class of ours belongs to by its name. */
  static Room of(JavaClass type) {
    return stream()
        .filter(room -> (type.getPackageName() + ".").startsWith(room.root + "."))
        .findFirst()
        .orElseThrow(() -> new AssertionError(type.getName() + " belongs to no module"));
  }

  static Stream<Room> stream() {
    return Arrays.stream(values());
  }

  private static String names(Room... rooms) {
    return String.join(", ", Arrays.stream(rooms).map(Room::folder).toList());
  }
}
