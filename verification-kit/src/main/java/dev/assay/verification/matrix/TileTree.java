package dev.assay.verification.matrix;

import dev.assay.verification.document.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tree of hashes over the tiles of one round. A leaf is SHA-256(0 | round | row | block |
 * entries), numbers as 32 bits and little-endian; a node SHA-256(1 | left | right); a level's last
 * hash without a sibling stands on the next level unchanged, which is the shape of RFC 6962. The
 * number of leaves fixes the shape. Confined to one thread.
 */
public final class TileTree {
  private static final int HASH = RoundKeys.BYTES;
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest sha256 = Digest.sha256();
  private final ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);

  /** The hash of a tile. */
  public byte[] leaf(TilePlace place, byte[] entries) {
    head.putInt(0, place.round()).putInt(4, place.row()).putInt(8, place.block());
    sha256.update(LEAF);
    sha256.update(head.array());
    return sha256.digest(entries);
  }

  /** The root over these leaves' hashes, one after another. */
  public byte[] root(byte[] leaves) {
    byte[] level = leaves.clone();
    int size = leaves.length / HASH;
    while (size > 1) {
      size = up(level, size);
    }
    return Arrays.copyOf(level, HASH);
  }

  /** The siblings' hashes of a leaf, from below. */
  public List<byte[]> path(byte[] leaves, int leaf) {
    List<byte[]> path = new ArrayList<>();
    byte[] level = leaves.clone();
    int size = leaves.length / HASH;
    int at = leaf;
    while (size > 1) {
      int sibling = at ^ 1;
      if (sibling < size) {
        path.add(Arrays.copyOfRange(level, sibling * HASH, (sibling + 1) * HASH));
      }
      size = up(level, size);
      at /= 2;
    }
    return path;
  }

  /** Whether the path leads from this leaf's hash to the root of a tree of so many leaves. */
  public boolean leads(byte[] hash, int leaf, int leaves, List<byte[]> path, byte[] root) {
    byte[] reached = hash;
    int size = leaves;
    int at = leaf;
    int used = 0;
    while (size > 1) {
      if ((at ^ 1) < size) {
        if (used == path.size() || path.get(used).length != HASH) {
          return false;
        }
        byte[] sibling = path.get(used++);
        reached = (at & 1) == 0 ? node(reached, sibling) : node(sibling, reached);
      }
      size = (size + 1) / 2;
      at /= 2;
    }
    return used == path.size() && Arrays.equals(reached, root);
  }

  private byte[] node(byte[] left, byte[] right) {
    sha256.update(NODE);
    sha256.update(left);
    return sha256.digest(right);
  }

  /** Replaces a level by the one above it. */
  private int up(byte[] level, int size) {
    try {
      for (int i = 0; i + 1 < size; i += 2) {
        sha256.update(NODE);
        sha256.update(level, i * HASH, 2 * HASH);
        sha256.digest(level, i / 2 * HASH, HASH);
      }
    } catch (DigestException e) {
      throw new IllegalStateException("a hash fits where two stood", e);
    }
    if (size % 2 == 1) {
      System.arraycopy(level, (size - 1) * HASH, level, size / 2 * HASH, HASH);
    }
    return (size + 1) / 2;
  }
}
