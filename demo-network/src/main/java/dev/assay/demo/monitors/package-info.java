/** The monitors that others run, and the samples that they serve. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.monitors;
