/** How a chain's providers are asked, and how what they answer is read with every doubt refused. */
@NullMarked
package dev.assay.verification.chain;

import org.jspecify.annotations.NullMarked;
