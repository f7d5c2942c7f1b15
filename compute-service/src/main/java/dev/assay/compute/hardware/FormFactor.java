package dev.assay.compute.hardware;

/** How an accelerator is mounted; its memory, clocks and power often differ by that. */
public enum FormFactor {
  /** NVIDIA's mezzanine modules of any generation. */
  SXM,
  /** A card in a PCI Express slot. */
  PCIE,
  /** The Open Compute Project's accelerator module. */
  OAM,
  /** A socket of its own. */
  OTHER
}
