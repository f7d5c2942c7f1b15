/** Everything that a plan's seed decides: keys, digests and draws. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.seed;
