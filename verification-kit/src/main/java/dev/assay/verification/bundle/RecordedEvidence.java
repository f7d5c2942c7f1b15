package dev.assay.verification.bundle;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.probe.DocumentPart;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.KeyedGet;
import dev.assay.verification.probe.RecordedAnswer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the recorded answers out of a bundle, and holds each against its digests and the register.
 */
final class RecordedEvidence {
  /** The kinds of question whose answer is a plain document. */
  private static final Set<String> DOCUMENTS =
      Set.of(HttpGet.KIND, KeyedGet.KIND, DocumentPart.KIND);

  private final Bundle bundle;
  private final Register register;

  RecordedEvidence(Bundle bundle, Register register) {
    this.bundle = bundle;
    this.register = register;
  }

  /** The answers by question digest. */
  Map<Digest, RecordedAnswer> answers(Recording recording) throws TamperedBundle {
    demandOwnNames();
    Map<Digest, RecordedAnswer> answers = new HashMap<>();
    for (Recording.Entry entry : recording.answers()) {
      RecordedAnswer answer = answer(entry);
      if (!answer.envelope().question().digest().equals(entry.question())) {
        throw new TamperedBundle(
            BundlePaths.evidence(entry.envelope()), "answers another question than is listed");
      }
      demandClass(answer.envelope(), entry.envelope());
      answers.put(entry.question(), answer);
    }
    return answers;
  }

  /** How many answers of each kind a recording holds. */
  static Map<String, Integer> kinds(Map<Digest, RecordedAnswer> answers) {
    Map<String, Integer> kinds = new TreeMap<>();
    answers.values().forEach(a -> kinds.merge(a.envelope().question().kind(), 1, Integer::sum));
    return kinds;
  }

  private void demandOwnNames() throws TamperedBundle {
    for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
      String path = file.getKey();
      if (path.startsWith("evidence/")
          && !path.equals(BundlePaths.evidence(Digest.of(file.getValue())))) {
        throw new TamperedBundle(path, "has other bytes than its name says");
      }
    }
  }

  private RecordedAnswer answer(Recording.Entry entry) throws TamperedBundle {
    String path = BundlePaths.evidence(entry.envelope());
    try {
      byte[] bytes = bytes(entry.envelope());
      Envelope envelope = CanonicalJson.read(bytes, Envelope.class);
      Digest body = envelope.body();
      if (!java.util.Objects.equals(body, entry.body())) {
        throw new TamperedBundle(path, "names another body than the recording");
      }
      return new RecordedAnswer(envelope, body == null ? null : bytes(body));
    } catch (InvalidDocument e) {
      throw new TamperedBundle(path, "is no envelope: " + e.getMessage());
    }
  }

  private byte[] bytes(Digest digest) throws TamperedBundle {
    byte @Nullable [] bytes = bundle.files().get(BundlePaths.evidence(digest));
    if (bytes == null) {
      throw new TamperedBundle(BundlePaths.evidence(digest), "is missing");
    }
    return bytes;
  }

  /** A plain document's class is the register's, whatever the envelope says. */
  private void demandClass(Envelope envelope, Digest digest) throws TamperedBundle {
    if (!DOCUMENTS.contains(envelope.question().kind())) {
      return;
    }
    URI address = URI.create(envelope.question().parameters().path("address").asText());
    EvidenceClass registered = register.classOf(address);
    if (envelope.evidenceClass() != registered) {
      throw new TamperedBundle(
          BundlePaths.evidence(digest),
          "claims class " + envelope.evidenceClass() + ", the register says " + registered);
    }
  }
}
