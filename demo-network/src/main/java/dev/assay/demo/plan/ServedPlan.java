package dev.assay.demo.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands behind the endpoint in place of the model that it names, and whom it prefers.
 *
 * @param counts how prompt tokens are counted: {@code words}, or a vocabulary of OpenAI's by its
 *     name, such as {@code cl100k_base}
 * @param words which words answers are made of
 * @param logprobShift what is added to each log-probability
 * @param tools what becomes of a question when a tool is offered
 * @param contextTokens a longer prompt is refused; 0 for no limit
 * @param keyFactors so many times as long an API key waits, by key; 1 for those not named
 * @param addressFactors so many times as long whoever asks from an address waits, by address; 1 for
 *     those not named
 */
public record ServedPlan(
    String counts,
    Words words,
    double logprobShift,
    Tools tools,
    int contextTokens,
    Map<String, Double> keyFactors,
    Map<String, Double> addressFactors) {
  /** Counts words, split at white space. */
  public static final String COUNTS_WORDS = "words";

  private static final List<String> COUNTS =
      List.of(COUNTS_WORDS, "cl100k_base", "o200k_base", "p50k_base", "r50k_base");

  /** Which words answers are made of. */
  public enum Words {
    /** Those of the model that is named. */
    @JsonProperty("published")
    PUBLISHED,
    /** Those of another one. */
    @JsonProperty("other")
    OTHER
  }

  /** What becomes of a question when a tool is offered. */
  public enum Tools {
    /** The tool is called with all that it requires. */
    @JsonProperty("called")
    CALLED,
    /** It is called without the last thing that it requires. */
    @JsonProperty("incomplete")
    INCOMPLETE,
    /** It is not called. */
    @JsonProperty("ignored")
    IGNORED
  }

  public ServedPlan {
    Demand.that(
        COUNTS.contains(counts),
        "inference.served.counts must be one of " + COUNTS + ", not " + counts);
    Demand.between("inference.served.contextTokens", contextTokens, 0, 2_000_000);
    Demand.that(
        Double.isFinite(logprobShift) && Math.abs(logprobShift) <= 10,
        "inference.served.logprobShift must lie between -10 and 10, not " + logprobShift);
    keyFactors = Map.copyOf(keyFactors);
    keyFactors.values().forEach(f -> Demand.positive("inference.served.keyFactors", f));
    addressFactors = Map.copyOf(addressFactors);
    addressFactors.values().forEach(f -> Demand.positive("inference.served.addressFactors", f));
  }

  /** The model that is named, which counts words, and nobody is preferred. */
  public static ServedPlan standard() {
    return new ServedPlan(COUNTS_WORDS, Words.PUBLISHED, 0, Tools.CALLED, 0, Map.of(), Map.of());
  }

  public ServedPlan withCounts(String counts) {
    return with("counts", counts);
  }

  public ServedPlan withWords(Words words) {
    return with("words", words);
  }

  public ServedPlan withLogprobShift(double shift) {
    return with("logprobShift", shift);
  }

  public ServedPlan withTools(Tools tools) {
    return with("tools", tools);
  }

  public ServedPlan withContextTokens(int tokens) {
    return with("contextTokens", tokens);
  }

  public ServedPlan withKeyFactor(String key, double factor) {
    var all = new HashMap<>(keyFactors);
    all.put(key, factor);
    return with("keyFactors", all);
  }

  public ServedPlan withAddressFactor(String address, double factor) {
    var all = new HashMap<>(addressFactors);
    all.put(address, factor);
    return with("addressFactors", all);
  }

  private ServedPlan with(String field, Object value) {
    return PlanDocument.changed(this, field, value);
  }
}
