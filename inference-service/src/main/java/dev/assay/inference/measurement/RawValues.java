package dev.assay.inference.measurement;

import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.Usage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The raw values of a measurement as CSV (RFC 4180), one line for each request. Numbers and our own
 * words alone, so that no endpoint can put a formula into somebody's spreadsheet; a value that is
 * unknown is empty.
 */
public final class RawValues {
  private static final String HEADER =
      "index,group,outcome,due_us,sent_us,connect_us,status,head_us,first_us,last_us,end_us,"
          + "streamed,parts,characters,prompt_tokens,completion_tokens,cached_tokens";
  private static final String NOTHING_HEARD = ",".repeat(11);

  private RawValues() {}

  /** The lines, the header's first. */
  public static String csv(MeasurementOrder order, ExchangeTranscript transcript) {
    return transcript.exchanges().stream()
        .map(exchanged -> line(order, exchanged))
        .collect(Collectors.joining("\r\n", HEADER + "\r\n", "\r\n"));
  }

  private static String line(MeasurementOrder order, Exchanged exchanged) {
    boolean warmUp = exchanged.index() < order.load().warmUpCount();
    Heard heard = exchanged.heard();
    return Stream.of(
                exchanged.index(),
                warmUp ? MeasurementOrder.WARM_UP : MeasurementOrder.COUNTED,
                exchanged.outcome(),
                exchanged.dueMicros(),
                exchanged.sentMicros(),
                shown(exchanged.connectMicros()))
            .map(String::valueOf)
            .collect(Collectors.joining(","))
        + (heard == null ? NOTHING_HEARD : heard(heard));
  }

  private static String heard(Heard heard) {
    Usage usage = heard.usage() == null ? new Usage(null, null, null) : heard.usage();
    boolean none = heard.pieces().isEmpty();
    return Stream.of(
            heard.status(),
            heard.headMicros(),
            none ? "" : heard.firstMicros(),
            none ? "" : heard.lastMicros(),
            heard.endMicros(),
            heard.streamed(),
            heard.pieces().size(),
            heard.pieces().stream().mapToLong(Heard.Piece::characters).sum(),
            shown(usage.promptTokens()),
            shown(usage.completionTokens()),
            shown(usage.cachedTokens()))
        .map(String::valueOf)
        .collect(Collectors.joining(",", ",", ""));
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
