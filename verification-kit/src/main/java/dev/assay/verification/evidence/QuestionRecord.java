package dev.assay.verification.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;

/**
 * The canonical form of a question; its digest is the key of its answer in a recording.
 *
 * @param kind such as {@code http.get}
 * @param version of the kind; a probe that asks differently has another
 * @param occasion tells asking again on purpose from asking the same; empty for the first
 * @param parameters the question's own record
 */
public record QuestionRecord(String kind, int version, String occasion, JsonNode parameters) {
  public QuestionRecord {
    Require.text(kind, "kind", 100);
    Require.present(occasion, "occasion");
    Require.present(parameters, "parameters");
  }

  /** The key of this question's answer. */
  public Digest digest() {
    return CanonicalJson.digest(this);
  }
}
