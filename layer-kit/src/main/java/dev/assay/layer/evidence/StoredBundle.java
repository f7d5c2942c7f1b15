package dev.assay.layer.evidence;

import dev.assay.verification.bundle.BundleIndex;
import dev.assay.verification.bundle.BundleStream;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Streams a bundle's zip out of the evidence store, as fast as its reader reads and with one file
 * in memory at a time, whatever the bundle's size.
 */
@ApplicationScoped
public class StoredBundle {
  private final EvidenceStore evidence;

  StoredBundle(EvidenceStore evidence) {
    this.evidence = evidence;
  }

  /**
   * The zip. Evidence that is gone, or isn't what its digest names, breaks it off.
   *
   * @param unlisted files that ride along
   */
  public Multi<byte[]> zip(BundleIndex index, Map<String, Digest> unlisted) {
    TreeMap<String, Digest> files = new TreeMap<>(index.files());
    files.putAll(unlisted);
    files.put(BundleIndex.PATH, index.digest());
    return Multi.createFrom()
        .deferred(
            () -> {
              BundleStream stream = new BundleStream();
              return Multi.createFrom()
                  .iterable(files.entrySet())
                  .onItem()
                  .transformToMultiAndConcatenate(
                      file ->
                          content(file.getKey(), file.getValue(), index)
                              .onItem()
                              .transformToMulti(
                                  bytes ->
                                      Multi.createFrom()
                                          .iterable(() -> stream.file(file.getKey(), bytes))))
                  .onCompletion()
                  .continueWith(() -> List.of(stream.end()));
            });
  }

  private Uni<byte[]> content(String path, Digest digest, BundleIndex index) {
    return path.equals(BundleIndex.PATH)
        ? Uni.createFrom().item(() -> CanonicalJson.write(index))
        : evidence.content(digest).invoke(bytes -> demand(digest, bytes));
  }

  private static void demand(Digest digest, byte[] bytes) {
    if (!Digest.of(bytes).equals(digest)) {
      throw new IllegalStateException("stored evidence " + digest + " has other bytes");
    }
  }
}
