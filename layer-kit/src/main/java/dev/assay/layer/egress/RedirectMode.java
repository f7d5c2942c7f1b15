package dev.assay.layer.egress;

/** What becomes of a redirect. */
public enum RedirectMode {
  /** Followed to the same host or a subdomain of it, each hop judged again; others are refused. */
  FOLLOW,
  /** Handed back as it came. */
  RETURN
}
