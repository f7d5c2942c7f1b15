/**
 * Series of planned requests whose answers are kept whole: the question and its transcript. Pure.
 */
@NullMarked
package dev.assay.inference.exchanges;

import org.jspecify.annotations.NullMarked;
