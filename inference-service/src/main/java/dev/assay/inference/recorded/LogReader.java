package dev.assay.inference.recorded;

import dev.assay.inference.claims.RecordedLogClaim.Format;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;

/**
 * Reads a benchmark's log in one of the known formats, within limits of size, depth and number of
 * records; one pass over the bytes, so that the time is bounded too. A record of another shape is
 * counted and named; a document of another shape is no log at all. Pure and thread-safe.
 */
final class LogReader {
  /** The most bytes that a log may have. */
  static final int MAX_BYTES = 64 << 20;

  private LogReader() {}

  static RecordedRun read(byte[] body, Format format) throws UnreadableAnswer {
    if (body.length > MAX_BYTES) {
      throw new UnreadableAnswer("a log has at most " + MAX_BYTES + " bytes");
    }
    try {
      return switch (format) {
        case MLPERF_LOADGEN -> LoadgenLog.read(body);
        case VLLM -> VllmLog.read(body);
        case AIPERF -> AiperfLog.read(body);
        case GHZ -> GhzLog.read(body);
      };
    } catch (IOException e) {
      throw new UnreadableAnswer("the log is no readable JSON: " + LogJson.complaint(e));
    }
  }
}
