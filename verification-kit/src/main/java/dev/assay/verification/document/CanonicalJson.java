package dev.assay.verification.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Reads and writes every document of Assay as canonical JSON (RFC 8785), so that the same content
 * always has the same bytes and the same digest. Thread-safe, no I/O.
 *
 * <p>Reading is strict: an unknown field, a repeated field, a null for a number, a number for a
 * string or trailing bytes are an {@link InvalidDocument} that names the path; depth, string and
 * number lengths are bounded. Exact decimals and large integers travel as strings.
 */
public final class CanonicalJson {
  private static final ObjectMapper STRICT = StrictMapper.create();

  private CanonicalJson() {}

  /** The canonical bytes of a record or tree of ours. */
  public static byte[] write(Object document) {
    try {
      return new JsonCanonicalizer(STRICT.writeValueAsBytes(document)).getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException("a document of ours has no JSON form", e);
    }
  }

  /** The digest of the canonical bytes of a record or tree of ours. */
  public static Digest digest(Object document) {
    return Digest.of(write(document));
  }

  /** The tree of a record of ours, as it would be written. */
  public static JsonNode tree(Object document) {
    return STRICT.valueToTree(document);
  }

  /** The document in these bytes, strictly read. */
  public static <T> T read(byte[] json, Class<T> type) throws InvalidDocument {
    try {
      T value = STRICT.readValue(json, type);
      if (value == null) {
        throw new InvalidDocument("", "the document is empty");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw ReadingProblem.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document in this tree, strictly read. */
  public static <T> T read(JsonNode tree, Class<T> type) throws InvalidDocument {
    try {
      T value = STRICT.treeToValue(tree, type);
      if (value == null) {
        throw new InvalidDocument("", "the document is empty");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw ReadingProblem.of(e);
    }
  }

  /** The tree in these bytes, of any shape, under the same limits. */
  public static JsonNode read(byte[] json) throws InvalidDocument {
    return read(json, JsonNode.class);
  }

  /** The canonical form of JSON bytes of any shape. */
  public static byte[] canonical(byte[] json) throws InvalidDocument {
    return write(read(json));
  }

  /** The media type of every canonical document. */
  public static String mediaType() {
    return "application/json";
  }

  static InvalidDocument problem(String path, String message) {
    return new InvalidDocument(List.of(new InvalidDocument.Problem(path, message)));
  }
}
