package dev.assay.compute.attestation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A confidential machine's signed statement about itself, of either kind. */
sealed interface Quote permits TdxQuote, SevReport {

  /** The 64 bytes that the machine had signed with it, in hexadecimal. */
  String reportData();

  /** What was loaded into it, in hexadecimal. */
  List<String> measurements();

  /** Whether its owner can look into it. */
  boolean debug();

  /** What is wrong with its signatures at this time; null when they lead to a pinned root. */
  @Nullable AttestationFault fault(PinnedRoots roots, Instant at);

  /** Whose root they lead to. */
  @Nullable RootOwner root(PinnedRoots roots);
}
