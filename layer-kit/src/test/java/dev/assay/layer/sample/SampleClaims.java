package dev.assay.layer.sample;

import dev.assay.verification.document.Require;
import java.net.URI;

/** The sample layer's claims: a document says a word; and how the sample's own checks misbehave. */
public record SampleClaims(URI document, String word, Integer draws, Misbehaviour misbehaviour) {
  public enum Misbehaviour {
    NONE,
    OBSERVE_THROWS,
    JUDGE_THROWS
  }

  public SampleClaims {
    Require.present(document, "document");
    Require.text(word, "word", 100);
    draws = draws == null ? 0 : draws;
    Require.that(draws >= 0, "draws", "must not be negative");
    misbehaviour = misbehaviour == null ? Misbehaviour.NONE : misbehaviour;
  }
}
