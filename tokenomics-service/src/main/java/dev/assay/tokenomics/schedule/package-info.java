/**
 * The check tokenomics.supply-schedule: the declared schedule in exact integers, and its total on
 * the chain.
 */
@NullMarked
package dev.assay.tokenomics.schedule;

import org.jspecify.annotations.NullMarked;
