package dev.assay.compute.claims;

/** How a node list is written. */
public enum NodeListFormat {
  /**
   * {@code {"schema":"assay.node-list/v1","nodes":[{"id","endpoint","publicKey","tlsKey",
   * "operatorKey","region","country","asn","device","sshKey","payout","funding","software"}]}};
   * only id and endpoint are required.
   */
  ASSAY_NODES,
  /** The same entries in NDJSON, one a line, without a document around them. */
  ASSAY_NODES_LINES,
  /**
   * The same entries in CSV (RFC 4180), whose first line names the fields; an empty field is none.
   */
  ASSAY_NODES_TABLE,
  /**
   * The providers of the Akash console: an array of {@code {owner, hostUri, isOnline, ipRegion,
   * ipCountry, …}}, as {@code GET /v1/providers} answers.
   */
  AKASH_PROVIDERS
}
