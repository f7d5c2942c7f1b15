/** What can be looked up without a project: checks, schemas, evidence. */
@NullMarked
package dev.assay.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
