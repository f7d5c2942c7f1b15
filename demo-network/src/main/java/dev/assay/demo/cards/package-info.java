/** Accelerators that attest themselves under a certificate authority of the demo's own. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.cards;
