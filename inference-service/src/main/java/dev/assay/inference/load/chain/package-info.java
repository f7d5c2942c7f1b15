/** Looks an oracle's answers up at the providers that the operator registered. */
@NullMarked
package dev.assay.inference.load.chain;

import org.jspecify.annotations.NullMarked;
