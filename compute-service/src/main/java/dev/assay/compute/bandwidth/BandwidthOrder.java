package dev.assay.compute.bandwidth;

/**
 * The wire shape of what a node is asked to send.
 *
 * @param nonce names the flow
 * @param bytes how many
 */
public record BandwidthOrder(String nonce, long bytes) {}
