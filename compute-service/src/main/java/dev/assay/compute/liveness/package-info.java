/** Whether listed nodes live: they are asked, prove their keys, and are counted by exact tests. */
@NullMarked
package dev.assay.compute.liveness;

import org.jspecify.annotations.NullMarked;
