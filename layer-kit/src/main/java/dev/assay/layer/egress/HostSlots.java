package dev.assay.layer.egress;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets at most so many exchanges run with one host at the same time; the others wait in their
 * order. Thread safe; holds nothing for hosts with which nothing is under way.
 */
final class HostSlots {
  private final int limit;
  private final Map<String, Line> lines = new HashMap<>();

  HostSlots(int limit) {
    this.limit = limit;
  }

  /** Runs the work as soon as the host has a free slot; cancelling gives slot or place back. */
  <T> Uni<T> within(String host, Uni<T> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Ticket<T> ticket = new Ticket<>(host, work, emitter);
              emitter.onTermination(() -> leave(ticket));
              enter(ticket);
            });
  }

  private void enter(Ticket<?> ticket) {
    synchronized (lines) {
      if (ticket.left) {
        return;
      }
      Line line = lines.computeIfAbsent(ticket.host, unused -> new Line());
      if (line.running >= limit) {
        line.waiting.add(ticket);
        return;
      }
      line.running++;
      ticket.running = true;
    }
    ticket.start();
  }

  private void leave(Ticket<?> ticket) {
    @Nullable Ticket<?> next = null;
    synchronized (lines) {
      Line line = lines.get(ticket.host);
      if (ticket.left || line == null) {
        ticket.left = true;
        return;
      }
      ticket.left = true;
      if (!ticket.running) {
        line.waiting.remove(ticket);
        return;
      }
      next = line.waiting.poll();
      if (next != null) {
        next.running = true;
      } else if (--line.running == 0) {
        lines.remove(ticket.host);
      }
    }
    ticket.stop();
    if (next != null) {
      next.start();
    }
  }

  private static final class Line {
    private int running;
    private final Deque<Ticket<?>> waiting = new ArrayDeque<>();
  }

  /** One caller; {@code running} and {@code left} are guarded by the lock on the lines. */
  private static final class Ticket<T> {
    private final String host;
    private final Uni<T> work;
    private final UniEmitter<? super T> emitter;
    private boolean running;
    private boolean left;
    private boolean stopped;
    private @Nullable Cancellable under;

    Ticket(String host, Uni<T> work, UniEmitter<? super T> emitter) {
      this.host = host;
      this.work = work;
      this.emitter = emitter;
    }

    void start() {
      Cancellable started = work.subscribe().with(emitter::complete, emitter::fail);
      synchronized (this) {
        under = started;
        if (!stopped) {
          return;
        }
      }
      started.cancel();
    }

    void stop() {
      Cancellable started;
      synchronized (this) {
        stopped = true;
        started = under;
      }
      if (started != null) {
        started.cancel();
      }
    }
  }
}
