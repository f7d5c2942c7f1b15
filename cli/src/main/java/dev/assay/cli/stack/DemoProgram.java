package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import dev.assay.cli.program.RunFile;
import dev.assay.cli.program.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The demo network as a process beside the services. */
final class DemoProgram {
  private static final String READY = "demo network ready";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long BETWEEN_MILLIS = 50;

  private DemoProgram() {}

  static Child.Order order(JavaCommand java, RunPlan plan, Logs logs) {
    return new Child.Order(
        RunFile.DEMO_NETWORK,
        java.demoNetwork(plan.run().arguments()),
        Map.of(),
        plan.folder(),
        logs.of(RunFile.DEMO_NETWORK));
  }

  static boolean isOne(Child child) {
    return child.name().equals(RunFile.DEMO_NETWORK);
  }

  /** Waits for the one line by which it says that everything is bound. */
  static void awaitReady(Child demo) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!Files.readString(demo.log()).contains(READY)) {
        demo.demandAlive();
        if (System.nanoTime() > deadline) {
          throw Complaint.unavailable(
              "the demo network was not ready within %d s; its log is %s."
                  .formatted(PATIENCE.toSeconds(), demo.log()));
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
      }
    } catch (IOException e) {
      throw Complaint.unreadable(demo.log(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Complaint.unavailable("the start was interrupted.");
    }
  }
}
