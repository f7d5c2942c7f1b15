/**
 * The check tokenomics.utility: what the token is required for, against what the project accepts.
 */
@NullMarked
package dev.assay.tokenomics.utility;

import org.jspecify.annotations.NullMarked;
