package dev.assay.compute.provider;

import dev.assay.compute.claims.HardwareSource;
import dev.assay.compute.claims.HardwareSource.Contract;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.time.LocalDate;

/** Judges what is published of a lease against the capacity that is claimed from it. Pure. */
final class ContractTerms {
  private ContractTerms() {}

  static Judgement judge(HardwareSource source, LocalDate today, Provenance declared) {
    Judgement.Subject subject =
        Judgement.about(source.id() + " contract", ProviderJudge.CONTRACT)
            .claimed(
                "leased from " + source.name(), "a contract that runs and covers what is claimed")
            .trusting("the project's own words");
    Contract contract = source.contract();
    if (contract == null) {
      return subject.unproven(
          Reason.NO_SOURCE,
          "Nothing is published of the lease from "
              + source.name()
              + ": neither its term nor a clause to scale.");
    }
    Observed until = Observed.of("contract.until", contract.until(), declared);
    Observed most = Observed.of("contract.accelerators", contract.most(), "boards", declared);
    if (contract.until().isBefore(today)) {
      return subject
          .observing(until)
          .refuted("By the project's own words the contract ended on " + contract.until() + ".");
    }
    return covered(subject, source, contract, most, until);
  }

  private static Judgement covered(
      Judgement.Subject subject,
      HardwareSource source,
      Contract contract,
      Observed most,
      Observed until) {
    Integer claimed = source.accelerators();
    if (claimed != null && claimed > contract.most()) {
      return subject
          .observing(most)
          .refuted(
              claimed
                  + " boards are claimed from a contract that yields at most "
                  + contract.most()
                  + ".");
    }
    if (claimed != null && claimed > contract.committed()) {
      return subject
          .showing(most, until)
          .unproven(
              Reason.ATTRIBUTION,
              "Of "
                  + claimed
                  + " boards "
                  + contract.committed()
                  + " are held for the project; whether the rest is to be had when it is asked"
                  + " for, only the provider knows.");
    }
    return subject
        .observing(until, most)
        .confirmed("The contract as the project tells it runs and covers what is claimed.");
  }
}
