/** Bound HTTP addresses and what their paths answer. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.http;
