package dev.assay.system.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Met by a class that reaches the live world, itself or through other classes of the same module;
 * what lies behind a kit's types is the kit's affair.
 */
final class Reach extends ArchCondition<JavaClass> {

  Reach() {
    super("reach a clock, chance, a socket or a file");
  }

  @Override
  public void check(JavaClass start, ConditionEvents events) {
    Set<JavaClass> seen = new HashSet<>(Set.of(start));
    Deque<JavaClass> next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      JavaClass type = next.remove();
      report(start, type, events);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (isBeside(start, target) && seen.add(target)) {
          next.add(target);
        }
      }
    }
  }

  private static void report(JavaClass start, JavaClass type, ConditionEvents events) {
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      if (World.isLive(dependency.getTargetClass())) {
        report(start, dependency.getDescription(), events);
      }
    }
    for (JavaAccess<?> access : type.getAccessesFromSelf()) {
      if (World.isLive(access)) {
        report(start, access.getDescription(), events);
      }
    }
  }

  private static void report(JavaClass start, String how, ConditionEvents events) {
    events.add(SimpleConditionEvent.satisfied(start, start.getName() + " by: " + how));
  }

  private static boolean isBeside(JavaClass start, JavaClass target) {
    return target.getPackageName().startsWith("dev.assay.") && Room.of(start) == Room.of(target);
  }
}
