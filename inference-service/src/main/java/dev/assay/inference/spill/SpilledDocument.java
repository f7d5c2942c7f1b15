package dev.assay.inference.spill;

import dev.assay.inference.spill.Spill.Part;
import dev.assay.verification.document.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document of ours whose long lists stand in a {@link Spill}, each element as canonical JSON. The
 * canonical form of a list is that of its elements with commas between them (RFC 8785, 3.2.3), so
 * the whole is put together without its objects ever standing in memory. Immutable.
 */
public final class SpilledDocument {
  private static final byte COMMA = ',';

  private final String frame;
  private final Map<Integer, List<Part>> lists;

  private SpilledDocument(String frame, Map<Integer, List<Part>> lists) {
    this.frame = frame;
    this.lists = lists;
  }

  /** A document of ASCII, with its long lists empty. */
  public static SpilledDocument of(Object frame) {
    byte[] json = CanonicalJson.write(frame);
    return new SpilledDocument(new String(json, StandardCharsets.US_ASCII), Map.of());
  }

  /** The same with these elements in the empty list of this name. */
  public SpilledDocument with(String name, List<Part> elements) {
    String list = "\"" + name + "\":[]";
    int at = frame.indexOf(list);
    if (at < 0 || frame.indexOf(list, at + 1) >= 0) {
      throw new IllegalArgumentException("no one empty list of the name " + name);
    }
    Map<Integer, List<Part>> more = new TreeMap<>(lists);
    more.put(at + list.length() - 1, List.copyOf(elements));
    return new SpilledDocument(frame, more);
  }

  /** How many bytes it has. */
  public long length() {
    return lists.values().stream().mapToLong(SpilledDocument::length).sum() + frame.length();
  }

  /** Its canonical bytes, read back from there in order, into one array. */
  public byte[] read(Spill spill) throws EvidenceLost {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length()));
    int done = 0;
    for (Map.Entry<Integer, List<Part>> list : lists.entrySet()) {
      put(bytes, done, list.getKey());
      done = list.getKey();
      put(bytes, list.getValue(), spill);
    }
    put(bytes, done, frame.length());
    return bytes.array();
  }

  private void put(ByteBuffer bytes, int from, int to) {
    bytes.put(frame.substring(from, to).getBytes(StandardCharsets.US_ASCII));
  }

  private static void put(ByteBuffer bytes, List<Part> parts, Spill spill) throws EvidenceLost {
    boolean first = true;
    for (Part part : parts) {
      if (!first) {
        bytes.put(COMMA);
      }
      first = false;
      spill.read(part, bytes);
    }
  }

  private static long length(List<Part> parts) {
    long commas = Math.max(0, parts.size() - 1);
    return parts.stream().mapToLong(Part::length).sum() + commas;
  }
}
