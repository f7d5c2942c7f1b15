/**
 * The doors to the outside: REST and gRPC over one application service, and one table of faults.
 */
@NullMarked
package dev.assay.layer.door;

import org.jspecify.annotations.NullMarked;
