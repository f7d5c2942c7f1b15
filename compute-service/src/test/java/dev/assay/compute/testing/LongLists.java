package dev.assay.compute.testing;

/** Makes up long node lists in the documented shape; none of the nodes exists. */
public final class LongLists {
  private static final int EACH = 10;

  private LongLists() {}

  /** So many nodes in NDJSON, ten of each operator; the last but one can't be read. */
  public static String lines(int nodes) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < nodes; i++) {
      lines.append(
          i == nodes - 2
              ? "{\"id\":\"node-without-endpoint\"}\n"
              : "{\"id\":\"node-%06d\",\"endpoint\":\"http://127.44.%d.%d:%d\",\"operatorKey\":\"operator-%d\",\"region\":\"region-%d\",\"country\":\"country-%d\",\"asn\":%d}\n"
                  .formatted(
                      i,
                      i / 250 % 250,
                      1 + i % 250,
                      4000 + i / 62_500,
                      i / EACH,
                      i % 7,
                      i % 60,
                      64_512 + i % 400));
    }
    return lines.toString();
  }
}
