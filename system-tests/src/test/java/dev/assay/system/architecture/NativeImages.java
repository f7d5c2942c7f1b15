package dev.assay.system.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What a native executable has to be told, because it is found by reflection. */
final class NativeImages {
  private static final String REGISTRATION = "io.quarkus.runtime.annotations.RegisterForReflection";
  private static final String JSON = "dev.assay.verification.document.CanonicalJson";

  private NativeImages() {}

  /** Records that travel as JSON: documents, claims, observations, questions, and their parts. */
  static ArchRule recordsAreRegistered() {
    Set<Room> executable = EnumSet.copyOf(Room.SERVICES);
    executable.add(Room.VERIFICATION_KIT);
    executable.add(Room.LAYER_KIT);
    return classes()
        .that(resideInAnyPackage(Room.packages(executable)))
        .and(DescribedPredicate.describe("travel as JSON", NativeImages::travelsAsJson))
        .should(beRegistered())
        .as("a record that travels as JSON is registered for native executables");
  }

  private static boolean travelsAsJson(JavaClass type) {
    return type.isRecord() && travelsAsJson(type, new HashSet<>());
  }

  private static boolean travelsAsJson(JavaClass type, Set<JavaClass> seen) {
    if (!seen.add(type)) {
      return false;
    }
    return isWhole(type)
        || users(type)
            .anyMatch(
                user ->
                    isArgument(type, user)
                        || isRead(type, user)
                        || (isPart(type, user) && travelsAsJson(user, seen)));
  }

  /**
   * Whether it is claims, a question, a document with a schema, or something that writes itself.
   */
  private static boolean isWhole(JavaClass type) {
    return resideInAPackage("..claims..").or(assignableTo(PlainJava.QUESTION)).test(type)
        || type.tryGetField("SCHEMA").isPresent();
  }

  /** Whether it is the claims of a layer, or the observation of a check. */
  private static boolean isArgument(JavaClass type, JavaClass user) {
    return assignableTo(PlainJava.CHECK).or(assignableTo(PlainJava.LAYER)).test(user)
        && user.getInterfaces().stream()
            .map(JavaType::getAllInvolvedRawTypes)
            .anyMatch(involved -> involved.contains(type));
  }

  /** Whether its class is named where JSON is read. */
  private static boolean isRead(JavaClass type, JavaClass user) {
    return callsJson(user)
        && user.getReferencedClassObjects().stream()
            .anyMatch(reference -> reference.getRawType().equals(type));
  }

  /** Whether it stands in a component; a constant beside them doesn't travel. */
  private static boolean isPart(JavaClass type, JavaClass user) {
    return user.isRecord()
        && user.getFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .anyMatch(field -> field.getAllInvolvedRawTypes().contains(type));
  }

  private static boolean callsJson(JavaClass user) {
    return user.getMethodCallsFromSelf().stream()
        .anyMatch(call -> call.getTargetOwner().getName().equals(JSON));
  }

  private static Stream<JavaClass> users(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream().map(Dependency::getOriginClass).distinct();
  }

  private static ArchCondition<JavaClass> beRegistered() {
    return new ArchCondition<>("be registered") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean registered =
            Stream.concat(Stream.of(type), users(type))
                .anyMatch(user -> user.isAnnotatedWith(REGISTRATION));
        if (!registered) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " is named by no @RegisterForReflection"));
        }
      }
    };
  }
}
