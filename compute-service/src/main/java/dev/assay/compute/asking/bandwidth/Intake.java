package dev.assay.compute.asking.bandwidth;

import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.Headers;
import dev.assay.verification.document.Digest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Counts and digests what comes. Filled on one event loop; read when the exchange is over. */
final class Intake implements ChunkSink {
  static final String SIGNATURE = "assay-signature";
  private static final int LONGEST_SIGNATURE = 100;

  private final long asked;
  private final long begun;
  private final MessageDigest sha256 = Digest.sha256();
  private volatile int status;
  private volatile @Nullable String signature;
  private volatile long bytes;
  private volatile @Nullable Long halfNanos;

  Intake(long asked, long begun) {
    this.asked = asked;
    this.begun = begun;
  }

  @Override
  public void onHead(int answered, Headers headers, long nanos) {
    status = answered;
    String shown = headers.first(SIGNATURE);
    signature = shown == null || shown.length() > LONGEST_SIGNATURE ? null : shown;
  }

  @Override
  public Uni<Next> onChunk(Buffer chunk, long nanos) {
    long taken = Math.min(chunk.length(), asked - bytes);
    sha256.update(chunk.getBytes(0, (int) taken));
    bytes += taken;
    if (halfNanos == null && bytes * 2 >= asked) {
      halfNanos = nanos - begun;
    }
    return Uni.createFrom().item(bytes < asked ? Next.MORE : Next.STOP);
  }

  int status() {
    return status;
  }

  @Nullable String signature() {
    return signature;
  }

  long bytes() {
    return bytes;
  }

  @Nullable Long halfNanos() {
    return halfNanos;
  }

  /** The digest of all that came; only once. */
  Digest digest() {
    return Digest.parse(HexFormat.of().formatHex(sha256.digest()));
  }
}
