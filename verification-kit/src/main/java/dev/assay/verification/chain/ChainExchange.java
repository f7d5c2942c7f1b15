package dev.assay.verification.chain;

import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request to a provider of a chain and the very text that came back, as transcripts hold it.
 *
 * @param step of the protocol
 * @param asked path and body, without the provider's address, which may hold an operator's key
 * @param at when the answer was complete
 * @param status of HTTP; null when nothing came back
 * @param headers those of the answer that matter, names in lower case
 * @param body the answer's text; null when nothing came back
 * @param reason why nothing came back; null when something did
 * @param explanation in words, when there is a reason
 */
public record ChainExchange(
    String step,
    String asked,
    Instant at,
    @Nullable Integer status,
    Map<String, String> headers,
    @Nullable String body,
    @Nullable Reason reason,
    @Nullable String explanation) {
  public ChainExchange {
    Require.present(step, "step");
    Require.present(asked, "asked");
    Require.present(at, "at");
    headers = new TreeMap<>(Require.map(headers));
  }
}
