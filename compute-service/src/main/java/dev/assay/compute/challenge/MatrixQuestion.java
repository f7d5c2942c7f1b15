package dev.assay.compute.challenge;

import dev.assay.verification.matrix.MatrixShape;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What both questions to an agent have in common: the order that follows from each. */
public sealed interface MatrixQuestion permits MatrixChallenge, MemoryChallenge {

  /** Of the agent. */
  URI address();

  /** That it has to prove, in Base64; null to take the one that it names. */
  @Nullable String nodeKey();

  /** 32 bytes, drawn for this challenge. */
  byte[] seedBytes();

  /** How many tiles are opened. */
  int openings();

  /** For the last root. */
  int deadlineSeconds();

  /** Over kept tiles; 0 for none. */
  int passes();

  /** What is ordered of an agent with these limits. */
  MatrixShape shape(int largestN, int mostRounds);
}
