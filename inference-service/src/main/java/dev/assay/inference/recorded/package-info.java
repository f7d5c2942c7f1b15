/** Do the benchmark logs that a project hands in show what it says they show? */
@NullMarked
package dev.assay.inference.recorded;

import org.jspecify.annotations.NullMarked;
