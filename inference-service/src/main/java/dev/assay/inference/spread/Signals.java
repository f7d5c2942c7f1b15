package dev.assay.inference.spread;

import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Heard;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many backends the answers show, by each sign: bounds from below, since equal signs may hide
 * several backends, and one backend may show several signs if it wants to.
 *
 * @param answers whole answers
 * @param remotes different addresses that answered
 * @param tlsKeys different keys of TLS
 * @param fingerprints different {@code system_fingerprint}s
 * @param headerSets different sets of headers with different servers in them
 * @param clocks different clocks by their Date headers
 */
public record Signals(
    int answers, int remotes, int tlsKeys, int fingerprints, int headerSets, int clocks) {
  private static final Set<String> SERVERS = Set.of("server", "via", "x-served-by");

  /** From whole answers alone: an error may come from elsewhere. */
  static Signals of(List<Exchange> exchanges) {
    List<Exchange> whole = exchanges.stream().filter(e -> e.whole() != null).toList();
    return new Signals(
        whole.size(),
        different(whole, Heard::remote),
        different(whole, Heard::tlsKey),
        different(whole, Heard::fingerprint),
        different(whole, Signals::headers),
        ServerClocks.fewest(whole));
  }

  /** The sign that shows the most. */
  int most() {
    int ofWire = Math.max(remotes, tlsKeys);
    return Math.max(Math.max(ofWire, fingerprints), Math.max(headerSets, clocks));
  }

  private static int different(List<Exchange> whole, Function<Heard, @Nullable Object> sign) {
    return (int)
        whole.stream()
            .map(Exchange::whole)
            .filter(Objects::nonNull)
            .map(sign)
            .filter(Objects::nonNull)
            .distinct()
            .count();
  }

  /** The headers' names, and the values of those that name a server. */
  private static String headers(Heard heard) {
    TreeMap<String, String> servers = new TreeMap<>(heard.headers());
    servers.keySet().retainAll(SERVERS);
    return new TreeSet<>(heard.headers().keySet()) + " " + servers;
  }
}
