package dev.assay.inference.exchanges;

/** How an endpoint is asked. */
public enum ApiShape {
  /** OpenAI's chat completions. */
  CHAT,
  /** OpenAI's plain completions. */
  COMPLETIONS,
  /** One JSON document in, one out: {@code {"model","prompt","max_tokens"}}, timed as a whole. */
  JSON,
  /** KServe's open inference protocol v2 over gRPC (also Triton's). */
  KSERVE_GRPC
}
