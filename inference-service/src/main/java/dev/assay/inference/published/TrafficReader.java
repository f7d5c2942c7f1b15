package dev.assay.inference.published;

import dev.assay.inference.recorded.LogLines;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.probe.UnreadableAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a traffic log line by line, within limits of size, line and number of rows. A row of
 * another shape is counted and named; without a head it is no log at all.
 */
final class TrafficReader {
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_EXAMPLES = 5;

  private final byte[] body;
  private final List<TrafficRow> rows = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();
  private @Nullable TrafficHead head;
  private @Nullable TrafficSeal seal;
  private int sealedBytes;
  private int malformed;

  private TrafficReader(byte[] body) {
    this.body = body;
  }

  static TrafficLog read(byte[] body) throws UnreadableAnswer {
    if (body.length > TrafficLog.LARGEST) {
      throw new UnreadableAnswer("a traffic log has at most " + TrafficLog.LARGEST + " bytes");
    }
    TrafficReader reader = new TrafficReader(body);
    LogLines.each(body, reader::line);
    return reader.log();
  }

  private void line(int number, int from, int length) throws UnreadableAnswer {
    if (seal != null) {
      throw new UnreadableAnswer("it goes on after its signature");
    }
    read(number, from, length);
    if (rows.size() + malformed > TrafficLog.MOST_ROWS) {
      throw new UnreadableAnswer("it has more than " + TrafficLog.MOST_ROWS + " rows");
    }
  }

  private void read(int number, int from, int length) throws UnreadableAnswer {
    if (length > LONGEST_LINE) {
      count("Line " + number + " is longer than " + LONGEST_LINE + " bytes.");
      return;
    }
    byte[] line = Arrays.copyOfRange(body, from, from + length);
    if (head == null) {
      head = head(line);
      return;
    }
    try {
      row(number, CanonicalJson.read(line, TrafficRow.class), head.window());
    } catch (InvalidDocument e) {
      seal = seal(line);
      if (seal == null) {
        count("Line " + number + ": " + e.getMessage() + ".");
      }
      sealedBytes = from;
    }
  }

  private static TrafficHead head(byte[] line) throws UnreadableAnswer {
    try {
      return CanonicalJson.read(line, TrafficHead.class);
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("its first line is no head: " + e.getMessage());
    }
  }

  private void row(int number, TrafficRow row, PublishedWindow window) {
    if (window.holds(row.at())) {
      rows.add(row);
    } else {
      count("Line " + number + " lies outside of the log's window.");
    }
  }

  private void count(String example) {
    malformed++;
    if (examples.size() < MOST_EXAMPLES) {
      examples.add(example);
    }
  }

  private static @Nullable TrafficSeal seal(byte[] line) {
    try {
      return CanonicalJson.read(line, TrafficSeal.class);
    } catch (InvalidDocument e) {
      return null; // a row of another shape
    }
  }

  private TrafficLog log() throws UnreadableAnswer {
    if (head == null) {
      throw new UnreadableAnswer("it has no head");
    }
    boolean holds = seal != null && seal.holds(Digest.of(Arrays.copyOfRange(body, 0, sealedBytes)));
    return new TrafficLog(
        head,
        rows,
        malformed,
        examples,
        seal != null && holds ? seal.key() : null,
        seal != null && !holds);
  }
}
