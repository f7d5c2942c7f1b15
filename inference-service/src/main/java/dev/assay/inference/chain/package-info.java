/** How an oracle's answers are looked up at the registered providers of their chain. */
@NullMarked
package dev.assay.inference.chain;

import org.jspecify.annotations.NullMarked;
