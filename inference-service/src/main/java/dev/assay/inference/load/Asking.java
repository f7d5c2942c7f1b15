package dev.assay.inference.load;

import dev.assay.inference.load.TimedExchange.Ended;
import dev.assay.inference.stream.AnswerReader;
import io.smallrye.mutiny.Uni;

/** One request of a series that is ready to be sent, whatever its protocol. */
interface Asking {
  /** How long its body is; no prompt has more tokens than that. */
  int bytes();

  /** Sends it, and has its answer read; what the world does comes back as a value. */
  Uni<Ended> send(AnswerReader reader);
}
