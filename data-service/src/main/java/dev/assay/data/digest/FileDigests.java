package dev.assay.data.digest;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.net.URI;
import java.util.List;

/**
 * Asks what the digests of one served file are. The file streams through the runner and isn't kept;
 * the answer is its transcript. A file beyond {@code maxBytes} is TOO_LARGE, a status other than
 * 2xx SOURCE_ERROR.
 *
 * @param address http or https
 * @param maxBytes the most bytes that are read
 * @param alsoBy further algorithms than SHA-256, sorted, each once
 * @param occasion see {@link Question#occasion()}
 */
public record FileDigests(URI address, long maxBytes, List<DigestAlgorithm> alsoBy, String occasion)
    implements Question<FileTranscript> {
  /** The kind of question. */
  public static final String KIND = "data.file-digest";

  public FileDigests {
    Require.present(address, "address");
    Require.that(maxBytes > 0, "maxBytes", "must be positive");
    alsoBy = Require.list(alsoBy, "alsoBy", 4).stream().distinct().sorted().toList();
    Require.present(occasion, "occasion");
  }

  /** One file, asked once. */
  public static FileDigests of(URI address, long maxBytes, DigestAlgorithm algorithm) {
    List<DigestAlgorithm> also =
        algorithm == DigestAlgorithm.SHA256 ? List.of() : List.of(algorithm);
    return new FileDigests(address, maxBytes, also, "");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public FileTranscript decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      FileTranscript transcript = CanonicalJson.read(body, FileTranscript.class);
      if (!transcript.address().equals(address)) {
        throw new UnreadableAnswer("the transcript is of another address");
      }
      return transcript;
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer(String.valueOf(e.getMessage()));
    }
  }
}
