/** What a check is: its question, its observation, its pure judge, and the terms it is held to. */
@NullMarked
package dev.assay.verification.check;

import org.jspecify.annotations.NullMarked;
