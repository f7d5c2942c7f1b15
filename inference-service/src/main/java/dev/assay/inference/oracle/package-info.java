/** Are answers that go on chain signed by registered nodes, new, and on time? */
@NullMarked
package dev.assay.inference.oracle;

import org.jspecify.annotations.NullMarked;
