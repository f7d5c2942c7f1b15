package dev.assay.inference.spread;

import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.NodeSignature;
import dev.assay.inference.spread.SignedAnswer.Standing;
import dev.assay.verification.document.Require;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who signed the answers of a series.
 *
 * @param answers whole ones
 * @param valid of them with the signature of a listed key
 * @param nodes how many different listed keys those were
 * @param unsigned without a signature in the documented form
 * @param wrong under a listed key, but not of this answer to this prompt
 * @param unlisted by a key that isn't listed
 * @param joined by a key that wasn't listed before we asked, but may have been since
 * @param altered whose very text the recording doesn't have, so that nothing can be verified
 * @param wrongNodes listed nodes under whose keys wrong signatures stand; the first ones
 * @param unlistedKeys the keys that aren't listed; the first ones
 */
public record SignatureFacts(
    int answers,
    int valid,
    int nodes,
    int unsigned,
    int wrong,
    int unlisted,
    int joined,
    int altered,
    List<String> wrongNodes,
    List<String> unlistedKeys) {
  private static final int MOST_NAMED = 20;

  public SignatureFacts {
    Require.that(
        valid + unsigned + wrong + unlisted + joined + altered == answers,
        "answers",
        "must add up");
    Require.that(nodes <= valid, "nodes", "must not exceed the valid signatures");
    wrongNodes = Require.list(wrongNodes, "wrongNodes", MOST_NAMED);
    unlistedKeys = Require.list(unlistedKeys, "unlistedKeys", MOST_NAMED);
  }

  /** Nothing was answered. */
  static SignatureFacts none() {
    return new SignatureFacts(0, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of());
  }

  /** From whole answers alone: an error is no answer of a node. */
  static SignatureFacts of(List<Exchange> exchanges, ListedKeys keys, @Nullable ListedKeys since) {
    Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
    Map<Standing, Set<String>> signers = new EnumMap<>(Standing.class);
    for (Exchange exchange : exchanges) {
      Heard heard = exchange.whole();
      if (heard != null) {
        Standing standing = SignedAnswer.of(exchange, heard).standing(keys, since);
        standings.merge(standing, 1, Integer::sum);
        NodeSignature given = heard.signature();
        if (given != null) {
          String key = Objects.requireNonNullElse(ListedKeys.normal(given.key()), given.key());
          signers
              .computeIfAbsent(standing, s -> new TreeSet<>())
              .add(keys.nodes().getOrDefault(key, key));
        }
      }
    }
    return new SignatureFacts(
        standings.values().stream().mapToInt(Integer::intValue).sum(),
        standings.getOrDefault(Standing.VALID, 0),
        signers.getOrDefault(Standing.VALID, Set.of()).size(),
        standings.getOrDefault(Standing.UNSIGNED, 0),
        standings.getOrDefault(Standing.WRONG, 0),
        standings.getOrDefault(Standing.UNLISTED, 0),
        standings.getOrDefault(Standing.JOINED, 0),
        standings.getOrDefault(Standing.ALTERED, 0),
        named(signers.get(Standing.WRONG)),
        named(signers.get(Standing.UNLISTED)));
  }

  private static List<String> named(@Nullable Set<String> signers) {
    return signers == null ? List.of() : signers.stream().limit(MOST_NAMED).toList();
  }
}
