package dev.assay.verification.bundle;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes and reads a bundle as a zip: stored, sorted, one fixed time, so that the same content has
 * the same bytes. Reading is bounded and takes known names only; it compares every file with the
 * digest that {@code bundle.json} lists.
 */
public final class BundleZip {
  private static final LocalDateTime FIXED = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int MAX_FILES = 200_000;
  private static final long MAX_BYTES = 1L << 30;

  private BundleZip() {}

  /** Writes the bundle; the stream stays open. */
  public static void write(Bundle bundle, OutputStream out) throws IOException {
    TreeMap<String, byte[]> all = new TreeMap<>(bundle.files());
    all.putAll(bundle.unlisted());
    all.put(BundleIndex.PATH, CanonicalJson.write(bundle.index()));
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, byte[]> file : all.entrySet()) {
      zip.putNextEntry(entry(file.getKey(), file.getValue()));
      zip.write(file.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }

  static ZipEntry entry(String path, byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(path);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCompressedSize(bytes.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(FIXED);
    return entry;
  }

  /**
   * Reads a bundle and demands that every listed file is there with its digest, and no other.
   *
   * @throws TamperedBundle when a file was changed, added or removed, or the zip is none of ours
   */
  public static Bundle read(InputStream in) throws IOException, TamperedBundle {
    Map<String, byte[]> files = entries(in);
    byte[] indexBytes = files.remove(BundleIndex.PATH);
    if (indexBytes == null) {
      throw new TamperedBundle(BundleIndex.PATH, "is missing: this is no bundle");
    }
    BundleIndex index = index(indexBytes);
    TreeMap<String, byte[]> unlisted = new TreeMap<>();
    for (String path : BundleIndex.UNLISTED) {
      byte[] bytes = files.remove(path);
      if (bytes != null) {
        unlisted.put(path, bytes);
      }
    }
    Bundle bundle = new Bundle(files, unlisted);
    compare(index, bundle.index());
    return bundle;
  }

  private static Map<String, byte[]> entries(InputStream in) throws IOException, TamperedBundle {
    TreeMap<String, byte[]> files = new TreeMap<>();
    long total = 0;
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        String path = e.getName();
        if (!BundlePaths.isKnown(path)) {
          throw new TamperedBundle(printable(path), "does not belong into a bundle");
        }
        byte[] bytes = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, MAX_BYTES - total + 1));
        total += bytes.length;
        if (total > MAX_BYTES || files.size() >= MAX_FILES) {
          throw new TamperedBundle(path, "makes the bundle larger than a reader takes");
        }
        if (files.put(path, bytes) != null) {
          throw new TamperedBundle(path, "stands in the bundle twice");
        }
      }
    } catch (ZipException | EOFException e) {
      throw new TamperedBundle("", "is not a readable zip: " + e.getMessage());
    }
    return files;
  }

  private static BundleIndex index(byte[] bytes) throws TamperedBundle {
    try {
      return CanonicalJson.read(bytes, BundleIndex.class);
    } catch (InvalidDocument e) {
      throw new TamperedBundle(BundleIndex.PATH, "is no list of a bundle: " + e.getMessage());
    }
  }

  private static void compare(BundleIndex listed, BundleIndex found) throws TamperedBundle {
    for (var file : listed.files().entrySet()) {
      if (!file.getValue().equals(found.files().get(file.getKey()))) {
        boolean there = found.files().containsKey(file.getKey());
        throw new TamperedBundle(
            file.getKey(), there ? "has other bytes than bundle.json lists" : "is missing");
      }
    }
    for (String path : found.files().keySet()) {
      if (!listed.files().containsKey(path)) {
        throw new TamperedBundle(path, "is not listed in bundle.json");
      }
    }
  }

  private static String printable(String path) {
    String shown = path.replaceAll("[^\\x20-\\x7e]", "?");
    return shown.length() > 100 ? shown.substring(0, 100) : shown;
  }
}
