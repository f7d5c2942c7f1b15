package dev.assay.verification.bundle;

/** A bundle that is not what its own list says: changed, incomplete, or none of ours. */
public final class TamperedBundle extends Exception {
  private static final long serialVersionUID = 1L;

  private final String path;

  public TamperedBundle(String path, String what) {
    super((path.isEmpty() ? "the file" : path) + " " + what);
    this.path = path;
  }

  /** The file in the bundle; empty when it is the bundle as a whole. */
  public String path() {
    return path;
  }
}
