package dev.assay.data.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verification.document.Digest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamingDigestTest {

  @Test
  void partsOfAnySizeGiveTheDigestsOfTheWhole() {
    for (long seed = 0; seed < 20; seed++) {
      // Given
      Random random = new Random(seed);
      byte[] content = new byte[random.nextInt(3 * StreamingDigest.CHUNK_BYTES + 2)];
      random.nextBytes(content);
      StreamingDigest digest = new StreamingDigest(List.of(DigestAlgorithm.MD5));

      // When
      for (int at = 0; at < content.length; ) {
        int length = Math.min(1 + random.nextInt(700_000), content.length - at);
        ByteBuffer part = ByteBuffer.wrap(content, at, length);
        digest.update(part);
        assertThat(part.remaining()).isEqualTo(length);
        at += length;
      }
      StreamingDigest.Result result = digest.finish();

      // Then
      assertThat(result.length()).isEqualTo(content.length);
      assertThat(result.digests().get(DigestAlgorithm.SHA256)).isEqualTo(Digest.of(content).hex());
      assertThat(result.digests()).containsKey(DigestAlgorithm.MD5);
      assertThat(result.chunks())
          .hasSize(Math.ceilDiv(content.length, StreamingDigest.CHUNK_BYTES));
      if (content.length > StreamingDigest.CHUNK_BYTES) {
        assertThat(result.chunks().getFirst())
            .isEqualTo(Digest.of(Arrays.copyOf(content, StreamingDigest.CHUNK_BYTES)).hex());
      }
    }
  }

  @Test
  void nothingHasADigestToo() {
    // When
    StreamingDigest.Result result = new StreamingDigest(List.of()).finish();

    // Then
    assertThat(result.digests().get(DigestAlgorithm.SHA256))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(result.chunks()).isEmpty();
  }

  @Test
  void onlyTheFirstChunksHaveDigestsOfTheirOwn() {
    // Given
    StreamingDigest digest = new StreamingDigest(List.of());
    byte[] part = new byte[StreamingDigest.CHUNK_BYTES];

    // When
    for (int i = 0; i < StreamingDigest.MAX_CHUNKS + 3; i++) {
      digest.update(part);
    }

    // Then
    assertThat(digest.finish().chunks()).hasSize(StreamingDigest.MAX_CHUNKS);
  }
}
