package dev.assay.system.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A process of a running stack, by what the stack's folder and the system tell of it, so that it
 * can be killed and started again just as it was. Needs Linux, as the demo network does.
 *
 * @param handle the process
 * @param command how it was started
 * @param environment with what
 * @param folder where
 */
public record StackProcess(
    ProcessHandle handle, List<String> command, Map<String, String> environment, Path folder) {
  private static final int READY = 7;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The folders of the stacks under this home whose owner is this process. */
  public static List<Path> stacks(Path home, long owner) throws IOException {
    Path all = home.resolve("target/assay/stacks");
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(all)) {
      return folders.filter(folder -> ownerOf(folder) == owner).toList();
    }
  }

  /** All processes of a stack that its folder names, PostgreSQL included. */
  public static List<ProcessHandle> all(Path stack) throws IOException {
    List<Long> pids =
        Stream.concat(
                state(stack)
                    .path("children")
                    .valueStream()
                    .map(child -> child.path("pid").asLong()),
                Stream.of(postmaster(stack)))
            .toList();
    return pids.stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
  }

  /** The service of this name, such as {@code compute}. */
  public static StackProcess service(Path stack, String name) throws IOException {
    JsonNode child =
        state(stack)
            .path("children")
            .valueStream()
            .filter(each -> each.path("name").asText().equals(name))
            .findFirst()
            .orElseThrow();
    return of(child.path("pid").asLong());
  }

  /** The PostgreSQL server of a stack. */
  public static StackProcess database(Path stack) throws IOException {
    return of(postmaster(stack));
  }

  /** Kills it and waits until it is gone. */
  public void kill() {
    handle.destroyForcibly();
    handle.onExit().join();
  }

  /** Starts it again as it was, with these variables besides; it logs to this file. */
  public StackProcess restart(Path log, Map<String, String> besides) throws IOException {
    return restart(command, log, besides);
  }

  /** Starts a PostgreSQL server again, which refuses to run as root outside of a user namespace. */
  public StackProcess restartDatabase(Path log) throws IOException {
    List<String> again = new ArrayList<>(isRoot() ? List.of("unshare", "-U") : List.of());
    again.addAll(command);
    return restart(again, log, Map.of());
  }

  private StackProcess restart(List<String> again, Path log, Map<String, String> besides)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(again)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(besides);
    builder.environment().clear();
    builder.environment().putAll(all);
    return new StackProcess(builder.start().toHandle(), command, all, folder);
  }

  /** Whether this PostgreSQL server says that it takes connections. */
  public boolean isReadyDatabaseOf(Path stack) throws IOException {
    Path file = stack.resolve("database/postmaster.pid");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    return lines.size() > READY
        && lines.getFirst().strip().equals(String.valueOf(handle.pid()))
        && lines.get(READY).strip().equals("ready");
  }

  private static boolean isRoot() throws IOException {
    return Files.getOwner(Path.of("/proc/self")).getName().equals("root");
  }

  private static StackProcess of(long pid) throws IOException {
    Path process = Path.of("/proc", String.valueOf(pid));
    Map<String, String> environment = new TreeMap<>();
    for (String variable : zeroSeparated(process.resolve("environ"))) {
      int at = variable.indexOf('=');
      environment.put(variable.substring(0, at), variable.substring(at + 1));
    }
    return new StackProcess(
        ProcessHandle.of(pid).orElseThrow(),
        zeroSeparated(process.resolve("cmdline")),
        environment,
        process.resolve("cwd").toRealPath());
  }

  private static List<String> zeroSeparated(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return Arrays.stream(text.split("\0")).filter(part -> !part.isEmpty()).toList();
  }

  private static long postmaster(Path stack) throws IOException {
    List<String> lines = Files.readAllLines(stack.resolve("database/postmaster.pid"));
    return Long.parseLong(lines.getFirst().strip());
  }

  private static long ownerOf(Path stack) {
    try {
      return state(stack).path("owner").path("pid").asLong();
    } catch (IOException e) {
      return -1;
    }
  }

  private static JsonNode state(Path stack) throws IOException {
    return JSON.readTree(stack.resolve("stack.json").toFile());
  }
}
