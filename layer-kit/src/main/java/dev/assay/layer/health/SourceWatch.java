package dev.assay.layer.health;

import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how the operator's registered sources answered last. Others are not remembered: a
 * dossier could name any number of them. Thread-safe.
 */
@ApplicationScoped
public class SourceWatch {
  private final Set<String> registered = new TreeSet<>();
  private final Map<String, Last> lasts = new ConcurrentHashMap<>();

  /**
   * A source's last answer.
   *
   * @param reason why there was none; null for an answer
   */
  public record Last(Instant at, @Nullable Reason reason) {}

  SourceWatch(Register register) {
    registered.addAll(register.thirdParties());
    register
        .chains()
        .forEach(
            chain ->
                chain
                    .providers()
                    .forEach(at -> registered.add(at.getHost() + ":" + Register.port(at))));
  }

  /** Takes note of an answer from {@code host:port}. */
  public void saw(String source, Instant at, @Nullable Reason reason) {
    int colon = source.lastIndexOf(':');
    String host = colon < 0 ? source : source.substring(0, colon);
    if (registered.contains(source) || registered.contains(host)) {
      lasts.put(source, new Last(at, reason));
    }
  }

  /** The last answers by source, of those that were asked. */
  Map<String, Last> lasts() {
    return Map.copyOf(lasts);
  }
}
