package dev.assay.compute.testing;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Claims as a dossier writes them; {@code STATEMENT} stands for a statement that is made up. */
public final class ClaimsText {
  private static final String STATEMENT =
      "{source: 'https://project.example/', date: '2026-11-01', quote: made up}";

  private ClaimsText() {}

  public static ComputeClaims claims(String yaml) {
    try {
      return read(yaml);
    } catch (InvalidDocument e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  public static ComputeClaims read(String yaml) throws InvalidDocument {
    try {
      return CanonicalJson.read(
          new YAMLMapper().readTree(yaml.replace("STATEMENT", STATEMENT)), ComputeClaims.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
