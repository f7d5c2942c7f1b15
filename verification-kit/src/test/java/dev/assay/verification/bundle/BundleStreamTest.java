package dev.assay.verification.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BundleStreamTest {

  @Test
  void hasTheBytesOfABundleThatIsHeld() throws IOException, TamperedBundle {
    // Given files of several sizes, an empty one among them
    byte[] large = new byte[3_000_000];
    new Random(1).nextBytes(large);
    Map<String, byte[]> files = new TreeMap<>();
    files.put(BundlePaths.evidence(Digest.of(large)), large);
    files.put(BundlePaths.evidence(Digest.of(new byte[0])), new byte[0]);
    files.put(BundlePaths.TERMS, "{}".getBytes(StandardCharsets.UTF_8));
    Bundle bundle = Bundle.of(files);
    ByteArrayOutputStream held = new ByteArrayOutputStream();
    BundleZip.write(bundle, held);
    // When
    ByteArrayOutputStream streamed = new ByteArrayOutputStream();
    BundleStream stream = new BundleStream();
    files.put(BundleIndex.PATH, CanonicalJson.write(bundle.index()));
    files.forEach((path, bytes) -> stream.file(path, bytes).forEachRemaining(streamed::writeBytes));
    streamed.writeBytes(stream.end());
    // Then
    assertThat(streamed.toByteArray()).isEqualTo(held.toByteArray());
    assertThat(BundleZip.read(new ByteArrayInputStream(streamed.toByteArray())).digest())
        .isEqualTo(bundle.digest());
  }
}
