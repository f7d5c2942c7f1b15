/** The whole system on this machine: PostgreSQL and the services as processes of their own. */
@NullMarked
package dev.assay.cli.stack;

import org.jspecify.annotations.NullMarked;
