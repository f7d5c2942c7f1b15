/** The dataset: generated files, their manifests and the licence text. */
@org.jspecify.annotations.NullMarked
package dev.assay.demo.dataset;
