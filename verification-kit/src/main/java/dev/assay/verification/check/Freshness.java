package dev.assay.verification.check;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.EvidenceClass;
import java.time.Duration;
import java.time.Instant;

/**
 * How old evidence may be, by its class, when it is judged. What a project declares does not age by
 * itself.
 *
 * @param measured for MEASURED
 * @param chain for CHAIN
 * @param attested for SIGNED and HASH_PINNED
 * @param api for THIRD_PARTY_API and PROJECT_API
 */
public record Freshness(Duration measured, Duration chain, Duration attested, Duration api) {
  public Freshness {
    Require.present(measured, "measured");
    Require.present(chain, "chain");
    Require.present(attested, "attested");
    Require.present(api, "api");
  }

  /** Whether a value of this class, observed then, is too old at {@code asOf}. */
  public boolean isStale(EvidenceClass evidenceClass, Instant observed, Instant asOf) {
    Duration age = Duration.between(observed, asOf);
    return switch (evidenceClass) {
      case MEASURED -> age.compareTo(measured) > 0;
      case CHAIN -> age.compareTo(chain) > 0;
      case SIGNED, HASH_PINNED -> age.compareTo(attested) > 0;
      case THIRD_PARTY_API, PROJECT_API -> age.compareTo(api) > 0;
      case DECLARED -> false;
    };
  }
}
