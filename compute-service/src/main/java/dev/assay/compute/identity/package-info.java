/** Whether as many operators as claimed stand behind the listed nodes, and whose else they are. */
@NullMarked
package dev.assay.compute.identity;

import org.jspecify.annotations.NullMarked;
