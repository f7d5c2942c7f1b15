package dev.assay.verification.matrix;

/**
 * The test vectors of docs/protocols/matrix-challenge.md: n 64, two rounds, tiles of 64 columns,
 * the seed 32 bytes of zero. A program apart from the one under test computed them.
 */
final class MatrixVectors {
  static final String B_ROW_0 = "f790b4c1baa0db99cadf42145312d6c5";
  static final String A_1_ROW_2 = "70ea0d0946b948a0928f5c22432f687a";
  static final String ROOT_1 = "ea4d40549acd8db4af3ea299d9d7b9c92f0ea540c0e62d57b1e8f8cf685f8f4d";
  static final String ROOT_2 = "17c5be490225dbc766c24b996cdd0c01f5fd52a17c7101d2b5d694f5c6f63557";

  /** Of a pass over both rounds, its key the bytes 0 to 31. */
  static final String KEPT_ROW_0 = "dc98bc5944e9632f";

  static final String KEPT_LEAF =
      "27bebab621d3dba77712167ed94db67b690e081899bb6bec7b2d1787f0b91a7a";
  static final String KEPT_ROOT =
      "4c05ce517d4c5880297e5e2b47c1a95eefa703c65f1c8ba1a318762d6b44e8d5";

  private MatrixVectors() {}
}
