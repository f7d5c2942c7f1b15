package dev.assay.verification.matrix;

import java.util.List;

/**
 * A tile as the prover opens it, nothing in it verified.
 *
 * @param entries of the product, four bytes each, little-endian
 * @param path the siblings' hashes from the leaf up to the root
 */
@SuppressWarnings("ArrayRecordComponent") // evidence is bytes; nobody compares these records
public record OpenedTile(TilePlace place, byte[] entries, List<byte[]> path) {
  public OpenedTile {
    path = List.copyOf(path);
  }
}
