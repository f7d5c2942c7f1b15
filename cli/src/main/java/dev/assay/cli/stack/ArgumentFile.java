package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The arguments of a Java program as a file in its stack's folder. The command line stays short
 * enough to be read back whole, and names the stack that it belongs to.
 */
final class ArgumentFile {
  private static final String ENDING = ".args";

  private ArgumentFile() {}

  /** The command that runs Java with these arguments. */
  static List<String> command(StackFolder folder, String name, List<String> arguments) {
    Path file = folder.path().resolve(name + ENDING);
    try {
      Files.writeString(
          file, arguments.stream().map(ArgumentFile::quoted).collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw Complaint.unwritable(file, e);
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "@" + file);
  }

  /** Whether a process runs with a file of this stack. */
  static boolean isOf(StackFolder folder, ProcessHandle process) {
    String mark = "@" + folder.path();
    String[] arguments = process.info().arguments().orElse(new String[0]);
    return arguments.length > 0 && arguments[0].startsWith(mark);
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
