package dev.assay.compute.hardware;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Peak rates of one accelerator without sparsity, in 10^12 operations per second; null where no
 * source tells it, or where the hardware lacks the format. Where vector and matrix units, or two
 * sources, differ, the larger figure stands, so that a comparison never accuses wrongly.
 *
 * @param fp16 FP16 and BF16 with FP32 accumulation
 * @param fp16Half FP16 with FP16 accumulation; twice as fast on consumer boards
 */
public record DensePeaks(
    @Nullable BigDecimal fp64,
    @Nullable BigDecimal fp32,
    @Nullable BigDecimal tf32,
    @Nullable BigDecimal fp16,
    @Nullable BigDecimal fp16Half,
    @Nullable BigDecimal fp8,
    @Nullable BigDecimal int8,
    @Nullable BigDecimal fp4) {

  /** The largest dense rate at this precision, whatever it accumulates in. */
  public @Nullable BigDecimal at(Precision precision) {
    return switch (precision) {
      case FP64 -> fp64;
      case FP32 -> fp32;
      case TF32 -> tf32;
      case FP16 -> larger(fp16, fp16Half);
      case BF16 -> fp16;
      case FP8 -> fp8;
      case INT8 -> int8;
      case FP4 -> fp4;
    };
  }

  private static @Nullable BigDecimal larger(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.max(b);
  }
}
