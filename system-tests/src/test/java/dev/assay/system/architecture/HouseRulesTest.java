package dev.assay.system.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps its rules. */
class HouseRulesTest {
  private static JavaClasses house;

  @BeforeAll
  static void read() {
    house = ClassFiles.ofThisCheckout().read();
  }

  static List<ArchRule> rules() {
    return HouseRules.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theHouseKeepsTheRule(ArchRule rule) {
    // Given every module's classes, When they are checked, Then nothing breaks the rule
    rule.check(house);
  }
}
