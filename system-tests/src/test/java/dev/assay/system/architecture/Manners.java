package dev.assay.system.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What holds in every module: names, null, and the one way out. */
final class Manners {
  private static final String EGRESS = "dev.assay.layer.egress..";

  private Manners() {}

  /** Such names say what a class is for the compiler, not for the reader. */
  static ArchRule names() {
    return noClasses()
        .that(isHandwritten())
        .should()
        .haveNameMatching(".*(Utils?|Helper|Impl|Manager|Dto)")
        .as("no class is named Util, Helper, Impl, Manager or Dto");
  }

  static ArchRule packageNames() {
    return noClasses()
        .that(isHandwritten())
        .should(
            ArchCondition.from(
                resideInAnyPackage(
                    "..util..", "..utils..", "..helper..", "..impl..", "..manager..", "..dto..")))
        .as("packages are features, not kinds");
  }

  static ArchRule nullMarked() {
    return classes()
        .that(isHandwritten())
        .and(DescribedPredicate.not(isTest()))
        .should(standInANullMarkedPackage())
        .as("every package of main code says @NullMarked");
  }

  /** Every address that we connect to passes the guard, so nothing else opens a connection. */
  static ArchRule oneWayOut() {
    return noClasses()
        .that(resideInAnyPackage(Room.packages(Room.SERVICES)))
        .or(resideInAPackage(Room.LAYER_KIT.packages()).and(outsideOfEgress()))
        .should()
        .dependOnClassesThat(connects())
        .as("only " + EGRESS + " opens connections");
  }

  private static DescribedPredicate<JavaClass> outsideOfEgress() {
    return DescribedPredicate.not(resideInAPackage(EGRESS));
  }

  private static DescribedPredicate<JavaClass> connects() {
    return resideInAnyPackage(
            "java.net.http..",
            "javax.net..",
            "io.grpc.netty..",
            "io.vertx.core.net..",
            "io.vertx.mutiny.core.net..",
            "io.vertx.ext.web.client..",
            "io.vertx.mutiny.ext.web.client..")
        // a file's channel leads nowhere
        .or(nameMatches("java\\.nio\\.channels\\.(?!FileChannel$|ClosedChannelException$).*"))
        .or(nameMatches("java\\.net\\.((Server|Datagram|Multicast)?Socket|URL|.*URLConnection)"))
        .or(nameMatches("io\\.grpc\\.(ManagedChannelBuilder|Grpc)"))
        .or(nameMatches("io\\.vertx\\.(mutiny\\.)?core\\.http\\.HttpClient.*"))
        .as("types that open connections");
  }

  private static DescribedPredicate<JavaClass> nameMatches(String pattern) {
    return DescribedPredicate.describe(pattern, type -> type.getName().matches(pattern));
  }

  private static DescribedPredicate<JavaClass> isHandwritten() {
    return resideInAPackage("dev.assay..")
        .and(DescribedPredicate.not(resideInAPackage(Room.CONTRACTS.packages())));
  }

  private static DescribedPredicate<JavaClass> isTest() {
    return DescribedPredicate.describe(
        "a test",
        type -> type.getSource().orElseThrow().getUri().getPath().contains("/test-classes/"));
  }

  private static ArchCondition<JavaClass> standInANullMarkedPackage() {
    return new ArchCondition<>("stand in a package that is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " stands in a package without @NullMarked"));
        }
      }
    };
  }
}
