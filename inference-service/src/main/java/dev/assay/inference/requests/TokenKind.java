package dev.assay.inference.requests;

/** What a token belongs to; the first token of any kind ends the time to first token. */
public enum TokenKind {
  CONTENT,
  REASONING,
  TOOL_CALL
}
