package dev.assay.cli.attest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.cli.agent.HostProgram;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.util.List;

/**
 * Runs the program that collects the cards' reports, with the nonce in the place of {@code
 * {nonce}}: NVIDIA's {@code nvattest}, or whatever prints the same. Thread-safe.
 *
 * @param command the program and its arguments; no shell reads them
 */
record Collector(List<String> command) {
  private static final String PLACE = "{nonce}";

  Collector {
    command = List.copyOf(command);
  }

  /** The command of this line, split at blanks. */
  static Collector of(String line) {
    List<String> words = List.of(line.strip().split("\\s+"));
    if (words.stream().noneMatch(word -> word.contains(PLACE))) {
      throw new IllegalArgumentException("the collector's command must hold " + PLACE);
    }
    return new Collector(words);
  }

  /** What the program printed: a list of reports, or an object with one as {@code evidences}. */
  JsonNode collect(String nonce) throws IOException, InterruptedException {
    List<String> words = command.stream().map(word -> word.replace(PLACE, nonce)).toList();
    return reports(new HostProgram(words).printed());
  }

  private static JsonNode reports(byte[] printed) throws IOException {
    try {
      JsonNode read = CanonicalJson.read(printed);
      JsonNode reports = read.isArray() ? read : read.path("evidences");
      if (!reports.isArray()) {
        throw new IOException("the collector printed no list of reports");
      }
      return reports;
    } catch (InvalidDocument e) {
      throw new IOException("the collector printed no JSON", e);
    }
  }
}
