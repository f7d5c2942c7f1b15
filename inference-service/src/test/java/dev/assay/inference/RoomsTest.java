package dev.assay.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.assay.verification.check.Judge;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.assay.inference");

  @Test
  void checksArePlainJava() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.assay.inference.load..", "dev.assay.inference.service..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..",
            "jakarta..",
            "io.smallrye.config..",
            "dev.assay.layer..",
            "dev.assay.inference.load..",
            "dev.assay.inference.service..")
        .check(CLASSES);
  }

  @Test
  void judgesDoNoInputOrOutput() {
    noClasses()
        .that()
        .implement(Judge.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.smallrye.mutiny..", "java.io..", "java.net..", "java.nio..")
        .check(CLASSES);
    classes()
        .that()
        .implement(Judge.class)
        .should()
        .haveSimpleNameEndingWith("Judge")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("dev.assay.inference.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }
}
