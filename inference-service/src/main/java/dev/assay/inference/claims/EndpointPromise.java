package dev.assay.inference.claims;

import dev.assay.verification.dossier.Statement;

/** A claim about one of the dossier's endpoints beside its latency and availability. */
public interface EndpointPromise {

  /** Id of the endpoint that it is about. */
  String endpoint();

  /** Where the project says so. */
  Statement statement();
}
