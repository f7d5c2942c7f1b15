package dev.assay.layer.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostSlotsTest {
  private final List<UniEmitter<? super String>> started = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final Uni<String> work = Uni.createFrom().emitter(started::add);

  @Test
  void letsTheNextOneInWhenOneEnds() {
    // Given
    HostSlots slots = new HostSlots(2);

    // When
    for (int i = 0; i < 4; i++) {
      enter(slots, "a.example");
    }

    // Then
    assertThat(started).hasSize(2);

    // When
    started.get(0).complete("first");
    started.get(1).fail(new IllegalStateException("planned"));

    // Then
    assertThat(started).hasSize(4);
    assertThat(done).containsExactly("first", "planned");
  }

  @Test
  void countsEachHostOnItsOwn() {
    // Given
    HostSlots slots = new HostSlots(1);

    // When
    enter(slots, "a.example");
    enter(slots, "b.example");

    // Then
    assertThat(started).hasSize(2);
  }

  @Test
  void givesThePlaceBackWhenOneIsCancelled() {
    // Given
    HostSlots slots = new HostSlots(1);
    Cancellable running = enter(slots, "a.example");
    Cancellable waiting = enter(slots, "a.example");
    enter(slots, "a.example");

    // When
    waiting.cancel();
    running.cancel();

    // Then
    assertThat(started).hasSize(2);

    // When
    started.get(1).complete("third");

    // Then
    assertThat(done).containsExactly("third");
  }

  private Cancellable enter(HostSlots slots, String host) {
    return slots
        .within(host, work)
        .subscribe()
        .with(done::add, failure -> done.add(failure.getMessage()));
  }
}
