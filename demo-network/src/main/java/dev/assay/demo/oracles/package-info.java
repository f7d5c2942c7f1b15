/** An oracle: signed answers at a rhythm, and the registry of who may sign. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.oracles;
