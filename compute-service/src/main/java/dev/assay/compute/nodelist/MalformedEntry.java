package dev.assay.compute.nodelist;

/**
 * An entry of a list that could not be read.
 *
 * @param index its position, from 0
 * @param problem what is wrong with it
 */
public record MalformedEntry(int index, String problem) {}
