package dev.assay.verification.matrix;

/**
 * Where a tile stands.
 *
 * @param round t, from 1
 * @param row i, from 0
 * @param block b, from 0: its columns begin at b times the width of a tile
 */
public record TilePlace(int round, int row, int block) {}
