package dev.assay.layer.egress;

/** Carries a refusal out of the reading of a URI to the guard; never leaves this package. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final EgressCode code;

  Refusal(EgressCode code, String explanation) {
    super(explanation, null, false, false);
    this.code = code;
  }

  EgressDecision.Refused decision() {
    return new EgressDecision.Refused(code, String.valueOf(getMessage()));
  }
}
