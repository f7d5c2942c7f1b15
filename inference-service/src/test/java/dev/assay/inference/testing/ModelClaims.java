package dev.assay.inference.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.claims.EqualServiceClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.claims.OtherEndpoint;
import dev.assay.inference.claims.Tokenizer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Statement;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Claims about the model of the endpoint {@code chat}, and about how it serves keys. */
public final class ModelClaims {
  public static final OtherEndpoint REFERENCE =
      new OtherEndpoint(
          "Example Labs",
          URI.create("http://127.42.0.1:4280/reference/v1/chat/completions"),
          "demo-8b",
          null);
  private static final Statement STATEMENT =
      new Statement(
          URI.create("https://project.example/"), LocalDate.of(2026, 11, 1), "made up for a test");

  private ModelClaims() {}

  public static InferenceClaims tokenizer(Tokenizer tokenizer) {
    return of(new ModelClaim("chat", tokenizer, null, null, null, STATEMENT));
  }

  public static InferenceClaims reference(@Nullable String precision) {
    return of(new ModelClaim("chat", null, precision, null, REFERENCE, STATEMENT));
  }

  public static InferenceClaims precision(String precision) {
    return of(new ModelClaim("chat", null, precision, null, null, STATEMENT));
  }

  public static InferenceClaims context(int tokens, @Nullable Tokenizer tokenizer) {
    return of(new ModelClaim("chat", tokenizer, null, tokens, null, STATEMENT));
  }

  public static InferenceClaims equalService() {
    return with("equalService", new EqualServiceClaim("chat", "127.42.0.1_second", STATEMENT));
  }

  private static InferenceClaims of(ModelClaim claim) {
    return with("models", claim);
  }

  private static InferenceClaims with(String field, Object claim) {
    try {
      ObjectNode tree =
          CanonicalJson.tree(Judging.claims(Judging.endpoint("chat", null))).deepCopy();
      tree.putArray(field).add(CanonicalJson.tree(claim));
      return CanonicalJson.read(tree, InferenceClaims.class);
    } catch (InvalidDocument e) {
      throw new AssertionError("the claims can't be read", e);
    }
  }
}
