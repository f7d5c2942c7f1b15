/** The kit's configuration under {@code assay.layer}, and what is made of it at start. */
@NullMarked
package dev.assay.layer.config;

import org.jspecify.annotations.NullMarked;
