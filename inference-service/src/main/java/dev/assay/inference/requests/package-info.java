/** The one question to an endpoint, a load of timed requests, and how its transcript is read. */
@NullMarked
package dev.assay.inference.requests;

import org.jspecify.annotations.NullMarked;
