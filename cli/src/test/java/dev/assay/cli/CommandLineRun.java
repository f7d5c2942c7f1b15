package dev.assay.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One run of the command line, in this program.
 *
 * @param exitCode what it would have exited with
 * @param out standard output
 * @param err standard error
 */
public record CommandLineRun(int exitCode, String out, String err) {

  /** Runs these arguments. */
  public static CommandLineRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    int exitCode = Assay.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }
}
