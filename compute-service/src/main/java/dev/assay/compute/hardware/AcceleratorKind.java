package dev.assay.compute.hardware;

/** The market that an accelerator is made for. */
public enum AcceleratorKind {
  DATA_CENTRE,
  WORKSTATION,
  CONSUMER
}
