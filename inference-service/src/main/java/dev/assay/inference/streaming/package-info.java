/** Does the endpoint stream its answers as it generates them? */
@NullMarked
package dev.assay.inference.streaming;

import org.jspecify.annotations.NullMarked;
