package dev.assay.system.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Pure core, I/O at the rim: what claims, checks, judges, observations and questions may touch. */
final class PlainJava {
  static final String LAYER = "dev.assay.verification.check.Layer";
  static final String CHECK = "dev.assay.verification.check.Check";
  static final String JUDGE = "dev.assay.verification.check.Judge";
  static final String QUESTION = "dev.assay.verification.probe.Question";

  private PlainJava() {}

  /** What Quarkus wires in a service and {@code new} gives to the command line. */
  static ArchRule core() {
    return noClasses()
        .that(isCore())
        .should()
        .transitivelyDependOnClassesThat(
            resideInAnyPackage(
                "io.quarkus..", "io.vertx..", "jakarta..", "org.hibernate..", "dev.assay.layer.."))
        .as("layers, checks, judges, questions and claims are plain Java, whatever they touch");
  }

  /** Time and chance come from the probes, so that a recording replays to the same observation. */
  static ArchRule noClock() {
    return noClasses()
        .that(isCore())
        .should(new Reach())
        .as("layers, checks, judges, questions and claims have no other world than their probes");
  }

  static ArchRule judges() {
    return noClasses()
        .that(isJudge())
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe("are no judge's business", World::isNoneOfAJudges))
        .as("a judge does no I/O");
  }

  /** A lambda would hide its judge from the rule above. */
  static ArchRule judgeIsATypeOfItsOwn() {
    return classes()
        .that(assignableTo(CHECK))
        .and(resideInAPackage("dev.assay.."))
        .and(DescribedPredicate.not(modifier(JavaModifier.ABSTRACT)))
        .should(haveAJudgeThatIsAType())
        .as("a check's judge is a type of its own");
  }

  private static DescribedPredicate<JavaClass> isCore() {
    DescribedPredicate<JavaClass> kinds =
        assignableTo(LAYER)
            .or(assignableTo(CHECK))
            .or(assignableTo(JUDGE))
            .or(assignableTo(QUESTION))
            .or(resideInAPackage("..claims.."));
    return resideInAnyPackage(Room.packages(Room.SERVICES)).and(kinds.or(belongTo(kinds)));
  }

  private static DescribedPredicate<JavaClass> isJudge() {
    return resideInAnyPackage(Room.packages(Room.SERVICES))
        .and(assignableTo(JUDGE).or(belongTo(assignableTo(JUDGE))));
  }

  private static DescribedPredicate<JavaClass> modifier(JavaModifier modifier) {
    return DescribedPredicate.describe(
        modifier.name(), type -> type.getModifiers().contains(modifier));
  }

  private static ArchCondition<JavaClass> haveAJudgeThatIsAType() {
    DescribedPredicate<JavaClass> judge =
        assignableTo(JUDGE).and(DescribedPredicate.not(assignableTo(CHECK)));
    return new ArchCondition<>("have a judge that is a type") {
      @Override
      public void check(JavaClass check, ConditionEvents events) {
        boolean found =
            check.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass())
                .anyMatch(type -> !type.getName().equals(JUDGE) && judge.test(type));
        if (!found) {
          events.add(
              SimpleConditionEvent.violated(check, check.getName() + " names no judge's type"));
        }
      }
    };
  }
}
