package dev.assay.layer.run;

import dev.assay.verification.check.Check;
import dev.assay.verification.check.Terms;
import dev.assay.verification.report.ObservationDocument;
import io.smallrye.mutiny.Uni;

/** Asks nobody any more: each attempt at these checks took its replica down. */
final class GivenUp<C> implements Observer<C> {
  @Override
  public Uni<ObservationDocument> observe(Check<C, ?> check, C claims, Terms terms) {
    return Uni.createFrom()
        .item(FailedObservation.of(check.spec(), terms, "the run died too often and was given up"));
  }

  @Override
  public boolean cancelled() {
    return false;
  }
}
