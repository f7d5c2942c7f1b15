package dev.assay.inference.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.claims.ComputedAnswersClaim;
import dev.assay.inference.claims.EndpointPromise;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.claims.PriceClaim;
import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.inference.claims.ServingHardwareClaim;
import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.StreamingClaim;
import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.claims.Tokenizer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Claims about the endpoint {@code chat} beside its latency and availability. */
public final class Promises {
  private Promises() {}

  public static final Statement STATEMENT =
      new Statement(
          URI.create("https://project.example/"), LocalDate.of(2026, 11, 1), "made up for a test");

  public static StreamingClaim streaming() {
    return new StreamingClaim("chat", STATEMENT);
  }

  public static ComputedAnswersClaim computed() {
    return new ComputedAnswersClaim("chat", STATEMENT);
  }

  /** A model of so many active parameters on one or more of these accelerators. */
  public static ServingHardwareClaim hardware(
      long parameters,
      String bytes,
      String bandwidth,
      int tensorParallel,
      @Nullable String accepted) {
    return new ServingHardwareClaim(
        "chat",
        BigInteger.valueOf(parameters),
        new BigDecimal(bytes),
        "accelerator",
        new BigDecimal(bandwidth),
        tensorParallel,
        accepted == null ? null : new BigDecimal(accepted),
        STATEMENT);
  }

  /** Ten cents for a million prompt tokens, forty for answer tokens. */
  public static PriceClaim price(@Nullable String meterUrl) {
    return new PriceClaim(
        "chat",
        "USD",
        new BigDecimal("0.10"),
        new BigDecimal("0.40"),
        meterUrl == null ? null : URI.create(meterUrl),
        null,
        List.of(
            new PriceClaim.Baseline(
                "elsewhere", new BigDecimal("0.20"), new BigDecimal("0.80"), STATEMENT)),
        STATEMENT);
  }

  /** The same, its meter behind the key of this secret. */
  public static PriceClaim keyedPrice(String meterUrl, String secret) {
    PriceClaim open = price(meterUrl);
    return new PriceClaim(
        open.endpoint(),
        open.currency(),
        open.inputPerMillion(),
        open.outputPerMillion(),
        open.meterUrl(),
        secret,
        open.baselines(),
        open.statement());
  }

  /** The model's tokenizer. */
  public static ModelClaim tokenizer(Tokenizer tokenizer) {
    return new ModelClaim("chat", tokenizer, null, null, null, STATEMENT);
  }

  /** These claims, and nothing else claimed beside. */
  public static InferenceClaims of(EndpointPromise... promises) {
    ObjectNode claims =
        (ObjectNode) CanonicalJson.tree(Judging.claims(Judging.endpoint("chat", null)));
    for (EndpointPromise promise : promises) {
      claims.withArray(field(promise)).add(CanonicalJson.tree(promise));
    }
    try {
      return CanonicalJson.read(claims, InferenceClaims.class);
    } catch (InvalidDocument e) {
      throw new AssertionError(e);
    }
  }

  private static String field(EndpointPromise promise) {
    return switch (promise) {
      case StreamingClaim claim -> "streaming";
      case ComputedAnswersClaim claim -> "computedAnswers";
      case ServingHardwareClaim claim -> "hardware";
      case PriceClaim claim -> "prices";
      case ModelClaim claim -> "models";
      case ThroughputClaim claim -> "throughput";
      case RealtimeClaim claim -> "realtime";
      case SpreadClaim claim -> "spread";
      default -> throw new AssertionError("nobody asked for " + promise);
    };
  }
}
