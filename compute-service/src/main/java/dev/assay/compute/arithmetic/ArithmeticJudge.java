package dev.assay.compute.arithmetic;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import java.util.ArrayList;
import java.util.List;

/** Judges compute.claim-arithmetic: each claim by itself. Pure. */
final class ArithmeticJudge implements Judge<ComputeClaims, ClaimArithmetic> {
  static final String POSSIBLE = "possible";
  static final String ROOFLINE = "roofline";
  static final String UNIT = "10^12 operations/s";

  @Override
  public List<Judgement> judge(ComputeClaims claims, ClaimArithmetic observed, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < claims.hardware().size(); i++) {
      judgements.add(
          new HardwareArithmetic(
                  claims.hardware().get(i), observed.hardware().get(i), observed.declared())
              .judge(observed.trusts()));
    }
    for (int i = 0; i < claims.decode().size(); i++) {
      judgements.add(
          new DecodeArithmetic(
                  claims.decode().get(i), observed.decode().get(i), observed.declared())
              .judge(observed.trusts()));
    }
    return judgements.isEmpty()
        ? Judgement.noClaim("hardware", POSSIBLE, "The dossier names no hardware.")
        : judgements;
  }
}
