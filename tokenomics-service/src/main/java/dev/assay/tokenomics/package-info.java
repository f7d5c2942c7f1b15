/** The tokenomics layer: supply and utility of a token. */
@NullMarked
package dev.assay.tokenomics;

import org.jspecify.annotations.NullMarked;
