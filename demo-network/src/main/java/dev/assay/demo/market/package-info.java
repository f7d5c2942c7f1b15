/** Prices, and the sources of the project's hardware: its own pages, and those of others. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.market;
