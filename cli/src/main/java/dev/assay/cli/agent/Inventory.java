package dev.assay.cli.agent;

import dev.assay.contracts.agent.v1.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What this host says it has: its processor, and the cards that a program of it lists. Nothing of
 * it is measured. Immutable.
 *
 * @param devices the processor first
 */
record Inventory(List<Device> devices) {
  /** Prints a line for each card: its name, its identity, its memory in MiB. */
  static final String NVIDIA =
      "nvidia-smi --query-gpu=name,uuid,memory.total --format=csv,noheader,nounits";

  private static final int MOST_CARDS = 63;
  private static final int LONGEST = 200;
  private static final int COLUMNS = 3;
  private static final long MIB = 1 << 20;

  Inventory {
    devices = List.copyOf(devices);
  }

  /** The processor alone. */
  static Inventory ofProcessor() {
    return new Inventory(List.of(processor()));
  }

  /** The processor and the cards that the program lists; a line of another form is no card. */
  static Inventory of(HostProgram cards) throws IOException, InterruptedException {
    List<Device> devices = new ArrayList<>(List.of(processor()));
    new String(cards.printed(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split(",", -1))
        .filter(Inventory::isCard)
        .limit(MOST_CARDS)
        .map(Inventory::card)
        .forEach(devices::add);
    return new Inventory(devices);
  }

  private static boolean isCard(String[] columns) {
    return columns.length == COLUMNS
        && !columns[0].isBlank()
        && columns[0].length() <= LONGEST
        && columns[1].length() <= LONGEST
        && columns[2].strip().matches("[0-9]{1,9}");
  }

  private static Device card(String[] columns) {
    return Device.newBuilder()
        .setName(columns[0].strip())
        .setIdentity(columns[1].strip())
        .setMemoryBytes(Long.parseLong(columns[2].strip()) * MIB)
        .build();
  }

  private static Device processor() {
    Runtime runtime = Runtime.getRuntime();
    return Device.newBuilder()
        .setName(runtime.availableProcessors() + " cores, " + System.getProperty("os.arch"))
        .setMemoryBytes(runtime.maxMemory())
        .build();
  }
}
