package dev.assay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.Layers;
import dev.assay.verification.policy.BuiltInPolicies;
import dev.assay.verification.policy.Policy;
import dev.assay.verification.policy.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check that no policy names couldn't fail a project. */
class BuiltInPoliciesTest {
  @Test
  void givenTheLayers_whenPoliciesAreRead_thenEachNamesEveryCheckInTheLayersOrder() {
    // Given
    List<String> checks =
        Layers.all().stream()
            .flatMap(layer -> layer.checks().stream())
            .map(check -> check.spec().id())
            .toList();

    // When
    List<Policy> policies = BuiltInPolicies.all();

    // Then
    assertThat(policies)
        .allSatisfy(
            policy ->
                assertThat(policy.checks())
                    .as(policy.name())
                    .extracting(Rule::check)
                    .containsExactlyElementsOf(checks));
  }
}
