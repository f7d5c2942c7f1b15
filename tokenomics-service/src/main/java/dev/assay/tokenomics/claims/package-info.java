/** What a project says about its token: supply, allocations with their vesting, and utility. */
@NullMarked
package dev.assay.tokenomics.claims;

import org.jspecify.annotations.NullMarked;
