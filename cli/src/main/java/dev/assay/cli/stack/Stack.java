package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import dev.assay.cli.agent.SigningKeyFile;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.signature.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stack that this program owns: it starts PostgreSQL and the services, and ends them, at the
 * latest when this program ends. What a kill leaves is ended by the next start.
 */
public final class Stack implements AutoCloseable {
  /** How long a command that has said everything may still work for the next one. */
  private static final Duration ARCHIVING = Duration.ofSeconds(60);

  private final Home home;
  private final StackOrder order;
  private final Ports ports;
  private final Logs logs;
  private final StackFolder folder;
  private final JavaCommand java;
  private final List<ClassArchive> archives;
  private final List<Child> children = new ArrayList<>();
  private final Thread hook = new Thread(this::end, "stack-end");
  private @Nullable Database database;
  private StackState state;
  private boolean ended;

  private Stack(Home home, StackOrder order, Clock clock) {
    this.home = home;
    this.order = order;
    SecureRandom random = new SecureRandom();
    Integer gateway = order.gatewayPort();
    this.ports = gateway == null ? Ports.free(random) : Ports.from(gateway, random);
    this.logs = Logs.fresh(home, clock.instant());
    this.state =
        new StackState(
            order.shared(),
            false,
            ProcessMark.of("owner", ProcessHandle.current()),
            List.of(),
            addresses(),
            order.operator());
    this.folder = new Stacks(home).claim(state);
    this.java = new JavaCommand(home, folder);
    this.archives = new ArrayList<>();
  }

  /** Starts what is ordered and returns when all of it answers. */
  public static Stack start(Home home, StackOrder order, Clock clock) {
    Stacks stacks = new Stacks(home);
    // What a killed one has left may still hold the ports that are wanted now.
    stacks.reap();
    stacks.refuseSecond(order.shared());
    Stack stack = new Stack(home, order, clock);
    Runtime.getRuntime().addShutdownHook(stack.hook);
    try {
      stack.startAll();
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** Where its gateway answers. */
  public URI gateway() {
    return address(Part.GATEWAY);
  }

  /** Where one of its services answers. */
  public URI address(Part part) {
    return Objects.requireNonNull(state.addresses().get(part.word()));
  }

  /** Where the logs of its processes lie. */
  public Path logs() {
    return logs.folder();
  }

  /** Fails, naming it, when one of its processes has ended by itself. */
  public synchronized void demandAlive() {
    children.forEach(Child::demandAlive);
  }

  /**
   * The key by which the stacks of this checkout order challenges of node agents, made when it
   * isn't there yet; an agent answers when its operator lists it.
   */
  public static SigningKey verifierKey(Home home) {
    return SigningKeyFile.at(home.verifierKey());
  }

  private void startAll() {
    writeRegister();
    if (order.program() != null) {
      run(DemoProgram.order(java, order.program(), logs));
    }
    if (order.parts().isEmpty()) {
      awaitReady();
      return;
    }
    Database started =
        Database.start(home, folder, logs.of("postgresql"), ports.database(), order.parts());
    database = started;
    verifierKey(home);
    Services services =
        new Services(ports, started, order.operator(), folder.register(), home.verifierKey());
    for (Part part : order.parts()) {
      ClassArchive archive = java.archive(part);
      archives.add(archive);
      run(
          new Child.Order(
              part.word(),
              java.service(archive),
              services.environment(part, order.parts()),
              folder.path(),
              logs.of(part.word())));
    }
    awaitReady();
  }

  private void awaitReady() {
    children.stream().filter(DemoProgram::isOne).forEach(DemoProgram::awaitReady);
    Readiness.await(
        children.stream().filter(child -> !DemoProgram.isOne(child)).toList(), state.addresses());
    note(state.answering());
  }

  private synchronized Child run(Child.Order order) {
    if (ended) {
      throw Complaint.unavailable("the start was interrupted.");
    }
    Child child = Child.start(order);
    children.add(child);
    note(state.with(child.mark()));
    return child;
  }

  private void note(StackState now) {
    state = now;
    folder.write(now);
  }

  private void writeRegister() {
    try {
      Files.write(folder.register(), CanonicalJson.write(order.operator().register()));
    } catch (IOException e) {
      throw Complaint.unwritable(folder.register(), e);
    }
  }

  private Map<String, URI> addresses() {
    Map<String, URI> addresses = new TreeMap<>();
    for (Part part : order.parts()) {
      addresses.put(part.word(), URI.create("http://127.0.0.1:" + ports.of(part)));
    }
    return addresses;
  }

  /** Whether this run has shown which classes to archive for faster starts. */
  public boolean canArchive() {
    return archives.stream().anyMatch(archive -> !archive.isMade());
  }

  /**
   * Ends the services and makes the class archives of those that have none, so that the next start
   * is faster. What isn't made in time is left for another run; a failure costs nothing but that.
   *
   * @return how many are still to be made
   */
  public int endAndArchive() {
    endProcesses();
    List<Callable<Boolean>> work =
        archives.stream()
            .filter(ClassArchive::canBeMade)
            .map(archive -> (Callable<Boolean>) () -> make(archive))
            .toList();
    int atOnce = Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers = Executors.newFixedThreadPool(atOnce)) {
      workers.invokeAll(work, ARCHIVING.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return (int) archives.stream().filter(archive -> !archive.isMade()).count();
  }

  private boolean make(ClassArchive archive) throws IOException, InterruptedException {
    String name = archive.part().word() + "-archive";
    Child maker =
        run(new Child.Order(name, java.archiving(archive), Map.of(), folder.path(), logs.of(name)));
    try {
      boolean made = maker.process().waitFor() == 0;
      if (made) {
        archive.adopt();
      }
      return made;
    } finally {
      maker.process().destroyForcibly();
    }
  }

  /** Ends everything and removes the folder. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This program is ending already, and the hook does the same.
      return;
    }
  }

  private synchronized void end() {
    if (!ended) {
      ended = true;
      endProcesses();
      Reaper.reap(folder, Optional.of(state));
    }
  }

  private synchronized void endProcesses() {
    Processes.end(children.stream().map(child -> child.process().toHandle()).toList());
    children.clear();
    if (database != null) {
      database.close();
      database = null;
    }
  }
}
