package dev.assay.compute.claims;

/** How a node list is written. */
public enum NodeListFormat {
  /**
   * {@code {"schema":"assay.node-list/v1","nodes":[{"id","endpoint","publicKey","tlsKey",
   * "operatorKey","region","asn","device","sshKey","payout","funding","software"}]}}; only id and
   * endpoint are required.
   */
  ASSAY_NODES,
  /**
   * The providers of the Akash console: an array of {@code {owner, hostUri, isOnline, ipRegion,
   * ipCountry, …}}, as {@code GET /v1/providers} answers.
   */
  AKASH_PROVIDERS
}
