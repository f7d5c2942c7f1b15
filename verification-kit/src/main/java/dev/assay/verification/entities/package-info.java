/**
 * Which of many identities are one entity: by what they share, and by sequential evidence with a
 * bound on false merges. Pure mathematics, no I/O, no clock; linear in nodes and signals.
 */
@NullMarked
package dev.assay.verification.entities;

import org.jspecify.annotations.NullMarked;
