/** The guarded door to the providers of chains that an operator registered. */
@NullMarked
package dev.assay.layer.chain;

import org.jspecify.annotations.NullMarked;
