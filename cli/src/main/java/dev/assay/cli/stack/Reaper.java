package dev.assay.cli.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends what a stack has left when its owner was killed: its processes, its PostgreSQL, its folder.
 * A process is ended only when it is surely the stack's: by id and start, or because its command
 * line names the stack's folder.
 */
final class Reaper {
  private Reaper() {}

  /** Ends what is left of this stack. */
  static void reap(StackFolder folder, Optional<StackState> state) {
    List<ProcessHandle> left = new ArrayList<>();
    state.ifPresent(s -> s.children().forEach(child -> child.running().ifPresent(left::add)));
    left.addAll(unrecorded(folder));
    Processes.end(left);
    Postmaster.of(folder.database()).ifPresent(postmaster -> Processes.end(List.of(postmaster)));
    folder.delete();
  }

  /** Children whose owner died between starting them and writing it down. */
  private static List<ProcessHandle> unrecorded(StackFolder folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> ArgumentFile.isOf(folder, process))
        .toList();
  }
}
