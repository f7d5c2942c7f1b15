package dev.assay.inference.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads server-sent events out of bytes that arrive in parts cut anywhere (WHATWG HTML, 9.2.6):
 * lines end by LF, CR or CRLF, comments and fields other than {@code data} are passed over, broken
 * UTF-8 is replaced. Holds one line and one event at most. Not thread-safe.
 */
final class EventStreamDecoder {
  /** A line or an event is longer than its limit. */
  static final class TooLong extends Exception {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("an event of the stream is longer than its limit", null, false, false);
    }
  }

  static final int LONGEST_EVENT = 256 * 1024;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private boolean afterCarriageReturn;
  private boolean firstLine = true;
  private boolean hasData;

  /** Takes the next part; hands over the data of each event that it completes. */
  void take(byte[] part, Consumer<String> events) throws TooLong {
    int from = 0;
    for (int at = 0; at < part.length; at++) {
      byte b = part[at];
      if (b == '\n' && afterCarriageReturn) {
        afterCarriageReturn = false;
        from = at + 1;
      } else if (b == '\n' || b == '\r') {
        afterCarriageReturn = b == '\r';
        extendLine(part, from, at);
        endLine(events);
        from = at + 1;
      } else {
        afterCarriageReturn = false;
      }
    }
    extendLine(part, from, part.length);
  }

  /** How many bytes of an unfinished line or event wait for the rest. */
  int held() {
    return line.size() + data.length();
  }

  /** The bytes ended: an event whose lines are whole counts without the empty line after it. */
  void end(Consumer<String> events) {
    line.reset();
    dispatch(events);
  }

  private void extendLine(byte[] part, int from, int to) throws TooLong {
    demandShort(line.size() + to - from - 1);
    line.write(part, from, to - from);
  }

  private void endLine(Consumer<String> events) throws TooLong {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (firstLine) {
      firstLine = false;
      text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
    if (text.isEmpty()) {
      dispatch(events);
    } else {
      field(text);
    }
  }

  private void field(String text) throws TooLong {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    if (!name.equals("data")) {
      return;
    }
    String value = colon < 0 ? "" : text.substring(colon + 1);
    demandShort(data.length() + value.length());
    if (hasData) {
      data.append('\n');
    }
    data.append(value.startsWith(" ") ? value.substring(1) : value);
    hasData = true;
  }

  private void dispatch(Consumer<String> events) {
    if (hasData) {
      hasData = false;
      String event = data.toString();
      data.setLength(0);
      events.accept(event);
    }
  }

  private static void demandShort(int length) throws TooLong {
    if (length >= LONGEST_EVENT) {
      throw new TooLong();
    }
  }
}
