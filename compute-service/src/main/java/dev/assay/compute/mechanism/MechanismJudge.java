package dev.assay.compute.mechanism;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.MechanismClaim;
import dev.assay.compute.claims.MechanismClaim.Parameters;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges compute.availability-mechanism: what proves hardware, and whether cheating pays. Pure. */
final class MechanismJudge implements Judge<ComputeClaims, MechanismObserved> {
  static final String MECHANISM = "mechanism";
  static final String DETERRENCE = "deterrence";

  private static final String SECURITY = "economic security";

  @Override
  public List<Judgement> judge(ComputeClaims claims, MechanismObserved observed, Terms terms) {
    MechanismClaim claim = claims.mechanism();
    if (claim == null) {
      return Judgement.noClaim(
          MECHANISM, MECHANISM, "The dossier says nothing of how the network proves hardware.");
    }
    return List.of(mechanism(claim, observed.declared()), security(claim, observed.declared()));
  }

  private static Judgement mechanism(MechanismClaim claim, Provenance declared) {
    Judgement.Subject subject =
        Judgement.about(MECHANISM, MECHANISM).trusting("the project's own words");
    if (claim.kinds().isEmpty()) {
      return subject.unproven(
          Reason.NO_SOURCE, "The project names nothing by which the network proves hardware.");
    }
    String kinds =
        claim.kinds().stream().map(MechanismClaim.Kind::name).collect(Collectors.joining(", "));
    return subject
        .claimed(kinds, "the mechanism is seen at work on the chain")
        .observing(Observed.of("mechanism.kinds", kinds, declared))
        .confirmed("The project names " + kinds + ".");
  }

  private static Judgement security(MechanismClaim claim, Provenance declared) {
    Judgement.Subject subject =
        Judgement.about(SECURITY, DETERRENCE).trusting("the project's own published parameters");
    Parameters parameters = claim.parameters();
    if (!claim.saysSecure()) {
      return show(subject, parameters, declared)
          .notApplicable(
              Reason.NO_CLAIM,
              "The project doesn't say that cheating doesn't pay." + sum(parameters));
    }
    subject.claimed("cheating doesn't pay", "p d (1 - c) (R + S) > g");
    if (parameters == null) {
      return subject.unproven(Reason.NO_SOURCE, "The project publishes no parameters.");
    }
    return against(subject, parameters, declared);
  }

  private static Judgement against(
      Judgement.Subject subject, Parameters parameters, Provenance declared) {
    Deterrence deterrence = new Deterrence(parameters);
    List<String> missing = deterrence.missing();
    String favour =
        missing.isEmpty()
            ? ""
            : " This holds although what isn't published ("
                + String.join(", ", missing)
                + ") was taken in the project's favour.";
    if (deterrence.fails()) {
      return subject
          .observing(values(parameters, declared))
          .refuted("By the project's own numbers cheating pays." + sum(parameters) + favour);
    }
    if (!missing.isEmpty()) {
      return show(subject, parameters, declared)
          .unproven(Reason.NO_SOURCE, "Not published: " + String.join(", ", missing) + ".");
    }
    BigDecimal breaks = deterrence.breaksAt();
    String until =
        breaks == null
            ? ""
            : " It holds while less than " + breaks.toPlainString() + " of the auditors collude.";
    return subject
        .observing(values(parameters, declared))
        .confirmed("By the project's own numbers cheating doesn't pay." + sum(parameters) + until);
  }

  private static String sum(@Nullable Parameters parameters) {
    BigDecimal loss = parameters == null ? null : new Deterrence(parameters).mostLoss();
    BigDecimal saved = parameters == null ? null : parameters.saved();
    if (parameters == null || loss == null || saved == null) {
      return "";
    }
    return " A cheater saves "
        + saved.toPlainString()
        + " and expects to lose at most "
        + loss.stripTrailingZeros().toPlainString()
        + " "
        + parameters.unit()
        + ".";
  }

  private static Judgement.Subject show(
      Judgement.Subject subject, @Nullable Parameters parameters, Provenance declared) {
    return parameters == null ? subject : subject.showing(values(parameters, declared));
  }

  private static List<Observed> values(Parameters of, Provenance declared) {
    List<Observed> values = new ArrayList<>();
    add(values, "parameters.audited", of.audited(), null, declared);
    add(values, "parameters.detected", of.detected(), null, declared);
    add(values, "parameters.colluding", of.colluding(), null, declared);
    add(values, "parameters.reward", of.reward(), of.unit(), declared);
    add(values, "parameters.slash", of.slash(), of.unit(), declared);
    add(values, "parameters.saved", of.saved(), of.unit(), declared);
    return values;
  }

  private static void add(
      List<Observed> values,
      String name,
      @Nullable BigDecimal value,
      @Nullable String unit,
      Provenance declared) {
    if (value != null) {
      values.add(Observed.of(name, value, unit, declared));
    }
  }
}
