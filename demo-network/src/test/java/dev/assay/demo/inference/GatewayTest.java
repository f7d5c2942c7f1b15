package dev.assay.demo.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.demo.plan.GatewayPlan;
import dev.assay.demo.plan.GatewayPlan.Delivery;
import dev.assay.demo.plan.InferencePlan;
import dev.assay.demo.seed.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private static final Seed SEED = new Seed(42);
  private static final Completion DRAWN = draw(1);

  @Test
  void theStandardGatewayHandsOnWhatItGets() {
    // Given
    var gateway = gateway(GatewayPlan.standard());

    // When
    var first = gateway.pass(DRAWN, "prompt");
    var again = gateway.pass(draw(2), "prompt");

    // Then
    assertThat(first.dueNanos()).isEqualTo(DRAWN.dueNanos());
    assertThat(first.tokens()).isEqualTo(DRAWN.tokens()).isNotEqualTo(again.tokens());
  }

  @Test
  void tokensCanBeHeldBackToTheEnd() {
    // Given
    long last = DRAWN.dueNanos()[15];

    // When
    var all = gateway(GatewayPlan.standard().withDelivery(Delivery.AT_THE_END)).pass(DRAWN, "p");
    var rest =
        gateway(GatewayPlan.standard().withDelivery(Delivery.FIRST_THEN_THE_END)).pass(DRAWN, "p");

    // Then
    assertThat(all.dueNanos()).hasSize(16).containsOnly(last);
    assertThat(rest.dueNanos()[0]).isEqualTo(DRAWN.dueNanos()[0]);
    assertThat(Arrays.copyOfRange(rest.dueNanos(), 1, 16)).containsOnly(last);
  }

  @Test
  void aRepeatedPromptCanBeAnsweredFromACache() {
    // Given
    var cache = gateway(GatewayPlan.standard().withSameTextAgain(true).withRepeatedFactor(0.1));

    // When
    var first = cache.pass(DRAWN, "prompt");
    var again = cache.pass(DRAWN, "prompt");
    var other = cache.pass(DRAWN, "another");

    // Then
    assertThat(first.dueNanos()).isEqualTo(DRAWN.dueNanos()).isEqualTo(other.dueNanos());
    assertThat(again.dueNanos()[15]).isEqualTo(Math.round(DRAWN.dueNanos()[15] * 0.1));
    assertThat(again.tokens()).isEqualTo(first.tokens()).isNotEqualTo(other.tokens());
  }

  private static Gateway gateway(GatewayPlan plan) {
    return new Gateway(SEED, plan);
  }

  private static Completion draw(long number) {
    return Completion.draw(SEED, InferencePlan.standard(), number, 16);
  }
}
