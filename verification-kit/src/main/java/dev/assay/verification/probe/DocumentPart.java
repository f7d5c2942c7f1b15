package dev.assay.verification.probe;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one part of a document by HTTP GET, so that a document which is too large to be held is
 * recorded part by part, each as evidence of its own. A part names the digest of all bytes before
 * it: parts of two states of a document are never put together, and the last part stands for the
 * whole. The class of the answer is the register's, as of an {@link HttpGet}.
 *
 * @param address http or https
 * @param from the part's first byte, after decompression
 * @param before digest of all bytes before
 * @param occasion see {@link Question#occasion()}
 */
public record DocumentPart(URI address, long from, Digest before, String occasion)
    implements Question<DocumentPart.Part> {
  /** The kind of question. */
  public static final String KIND = "http.document-part";

  /** How many bytes a part has, unless it is the last. */
  public static final int BYTES = 2 << 20;

  /** The envelope's attribute that says whether another part follows: true or false. */
  public static final String MORE = "more";

  /**
   * The bytes of a part.
   *
   * @param bytes as they were recorded; whoever has them only reads
   * @param more whether another part follows
   * @param mediaType as the server said; null when it said nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes are handed over, never compared
  public record Part(byte[] bytes, boolean more, @Nullable String mediaType) {}

  public DocumentPart {
    Require.present(address, "address");
    Require.that(from >= 0, "from", "must not be negative");
    Require.present(before, "before");
    Require.present(occasion, "occasion");
  }

  /** The first part of the document at this address. */
  public static DocumentPart first(URI address) {
    return new DocumentPart(address, 0, Digest.of(new byte[0]), "");
  }

  /** The part after this one. */
  DocumentPart next(Digest before) {
    return new DocumentPart(address, from + BYTES, before, occasion);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Part decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    boolean more = Boolean.parseBoolean(envelope.attribute(MORE));
    if (body.length > BYTES || (more && body.length < BYTES)) {
      throw new UnreadableAnswer("a part has " + BYTES + " bytes unless it is the last");
    }
    return new Part(body, more, envelope.mediaType());
  }
}
