package dev.assay.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.program.RunPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StackOrderTest {
  private static final Path DOSSIERS = Path.of("../dossiers");

  @Test
  void givenARunFileThatOnlySetsTheOperator_whenAStackIsOrdered_thenNoProgramIsStarted() {
    // Given
    RunPlan akash = RunPlan.at(DOSSIERS.resolve("akash/run.yaml"));

    // When
    StackOrder order = StackOrder.ownFor(akash.operator(), akash);

    // Then
    assertThat(order.program()).isNull();
    assertThat(order.operator().register().chains()).hasSize(1);
  }

  @Test
  void givenARunFileWithAProgram_whenAStackIsOrdered_thenItIsStartedBesideAllServices() {
    // Given
    RunPlan demo = RunPlan.at(DOSSIERS.resolve("demo/honest/run.yaml"));

    // When
    StackOrder order = StackOrder.ownFor(demo.operator(), demo);

    // Then
    assertThat(order.program()).isEqualTo(demo);
    assertThat(order.parts()).containsExactly(Part.values());
    assertThat(order.shared()).isFalse();
  }
}
