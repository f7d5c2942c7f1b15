package dev.assay.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.assay.data");

  @Test
  void whatTheCommandLineUsesIsPlainJava() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.assay.data.service")
        .and()
        .haveSimpleNameNotStartingWith("FileDigestsRunner")
        .and()
        .haveSimpleNameNotStartingWith("DigestSink")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "dev.assay.layer..")
        .check(CLASSES);
  }

  @Test
  void judgesDoNoInputOrOutput() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Judge")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio..",
            "java.time..",
            "io.smallrye..",
            "dev.assay.verification.probe..")
        .check(CLASSES);
  }

  @Test
  void packagesDoNotGoInCircles() {
    slices().matching("dev.assay.data.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
