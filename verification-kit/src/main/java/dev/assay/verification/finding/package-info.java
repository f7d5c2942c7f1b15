/** What a check answers: judgements by named factories, graded into findings by the kit. */
@NullMarked
package dev.assay.verification.finding;

import org.jspecify.annotations.NullMarked;
