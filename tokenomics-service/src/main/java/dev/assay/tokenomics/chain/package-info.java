/** How a chain is believed: registered providers asked about one block, their answers compared. */
@NullMarked
package dev.assay.tokenomics.chain;

import org.jspecify.annotations.NullMarked;
