package dev.assay.verification.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.ZipOutputStream;

/**
 * A bundle's zip, written file by file in the order of their paths, so that no more than one of
 * them is in memory. It has the bytes of {@link BundleZip#write}. Confined to one thread at a time.
 */
public final class BundleStream {
  private static final int SLICE = 256 * 1024;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(out);

  /** The zip's next bytes, which are this file's; they must be taken to the last. */
  public Iterator<byte[]> file(String path, byte[] bytes) {
    return new Iterator<>() {
      private int at = -1;

      @Override
      public boolean hasNext() {
        return at <= bytes.length;
      }

      @Override
      public byte[] next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int length = Math.min(SLICE, bytes.length - at);
        byte[] next = taken(() -> piece(length));
        at += at < 0 || at == bytes.length ? 1 : length;
        return next;
      }

      private void piece(int length) throws IOException {
        if (at < 0) {
          zip.putNextEntry(BundleZip.entry(path, bytes));
        } else if (at < bytes.length) {
          zip.write(bytes, at, length);
        } else {
          zip.closeEntry();
        }
      }
    };
  }

  /** The zip's last bytes. */
  public byte[] end() {
    return taken(zip::finish);
  }

  private byte[] taken(Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      throw new UncheckedIOException("a zip in memory can't be written", e);
    }
    byte[] written = out.toByteArray();
    out.reset();
    return written;
  }

  /** One step of writing. */
  private interface Writing {
    void write() throws IOException;
  }
}
