package dev.assay.cli.stack;

import dev.assay.cli.Home;
import dev.assay.cli.program.OperatorSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A program that owns a stack of one sleeping child and waits to be killed: {@code HOME RECORDED}.
 * With {@code RECORDED} false it dies between starting the child and writing it down.
 */
public final class Owner {
  private Owner() {}

  public static void main(String[] arguments) throws Exception {
    Home home = new Home(Path.of(arguments[0]));
    ProcessMark self = ProcessMark.of("owner", ProcessHandle.current());
    StackState state =
        new StackState(false, false, self, List.of(), Map.of(), OperatorSettings.NONE);
    StackFolder folder = new Stacks(home).claim(state);
    Process child = Sleeper.startIn(folder);
    if (Boolean.parseBoolean(arguments[1])) {
      folder.write(state.with(ProcessMark.of("sleeper", child.toHandle())));
    }
    System.out.println(child.pid());
    new CountDownLatch(1).await();
  }
}
