/** Durable work on PostgreSQL: leases, heartbeats and retries by db-scheduler. */
@NullMarked
package dev.assay.layer.durable;

import org.jspecify.annotations.NullMarked;
