package dev.assay.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Says in one line what a run was measured on, and how busy that was with other things. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");

  private Machine() {}

  static String description() {
    return "%s, %d cores; %s; %s; JDK %s"
        .formatted(
            field(PROCESSORS, "model name"),
            Runtime.getRuntime().availableProcessors(),
            memory(),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            System.getProperty("java.vm.version"));
  }

  /** How many processes wanted to run, over the last minute. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String memory() {
    String total = field(MEMORY, "MemTotal").replaceAll("[^0-9]", "");
    return total.isEmpty()
        ? "memory unknown"
        : String.format(Locale.ROOT, "%.0f GiB", Long.parseLong(total) / 1048576.0);
  }

  private static String field(Path file, String name) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
