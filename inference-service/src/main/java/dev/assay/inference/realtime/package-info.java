/** Is the endpoint fast enough beside a centralised one? */
@NullMarked
package dev.assay.inference.realtime;

import org.jspecify.annotations.NullMarked;
