package dev.assay.compute.hardware;

/** The number format in which operations are counted; multiply and add are two operations. */
public enum Precision {
  FP64,
  FP32,
  TF32,
  FP16,
  BF16,
  FP8,
  INT8,
  FP4
}
