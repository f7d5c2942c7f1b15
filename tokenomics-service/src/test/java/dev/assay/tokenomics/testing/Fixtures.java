package dev.assay.tokenomics.testing;

import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.DossierReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/** What the tests of this module share: fixtures, and the time that they are judged as of. */
public final class Fixtures {
  public static final Instant AS_OF = Instant.parse("2026-11-21T06:00:00Z");
  public static final Terms TERMS = Terms.standard(AS_OF);

  private Fixtures() {}

  public static String text(String name) {
    try (InputStream in =
        Objects.requireNonNull(Fixtures.class.getResourceAsStream("/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static TokenomicsClaims demo() {
    return claims(text("valid-demo-claims.yaml"));
  }

  public static TokenomicsClaims akash() {
    return claims(text("valid-akash-claims.yaml"));
  }

  public static TokenomicsClaims claims(String yaml) {
    try {
      return read(yaml);
    } catch (InvalidDocument e) {
      throw new AssertionError(e);
    }
  }

  public static TokenomicsClaims read(String yaml) throws InvalidDocument {
    return CanonicalJson.read(
        DossierReader.tree(yaml.getBytes(StandardCharsets.UTF_8)), TokenomicsClaims.class);
  }
}
