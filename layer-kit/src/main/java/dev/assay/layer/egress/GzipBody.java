package dev.assay.layer.egress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.JdkZlibDecoder;
import io.netty.handler.codec.compression.ZlibWrapper;
import io.vertx.core.buffer.Buffer;

/**
 * Unpacks one gzip member (RFC 1952) part by part and never lets more than the allowed number of
 * bytes come into being: the input is fed in slices that can grow to about a megabyte each. Not
 * thread safe.
 */
final class GzipBody implements AutoCloseable {
  private static final int SLICE = 1024;
  private final JdkZlibDecoder decoder = new JdkZlibDecoder(ZlibWrapper.GZIP, false, 0);
  private final EmbeddedChannel channel = new EmbeddedChannel(decoder);
  private final long maxBytes;
  private long unpacked;
  private long fed;
  private int lastFourBytes;

  GzipBody(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** What this part of the packed body unpacks to; may be empty. */
  Buffer unpack(Buffer packed) {
    Buffer out = Buffer.buffer();
    for (int from = 0; from < packed.length(); from += SLICE) {
      feed(packed.getBytes(from, Math.min(packed.length(), from + SLICE)), out);
    }
    return out;
  }

  /** Says that the packed body has ended; it must be one whole member, or nothing at all. */
  void end() {
    if (fed > 0 && !(decoder.isClosed() && lastFourBytes == (int) unpacked)) {
      throw damaged("it is not one complete member");
    }
  }

  @Override
  public void close() {
    try {
      channel.finishAndReleaseAll();
    } catch (DecompressionException e) {
      // the decoder complains once more about the rest of a body that was refused already
    }
  }

  private void feed(byte[] slice, Buffer out) {
    remember(slice);
    try {
      channel.writeInbound(Unpooled.wrappedBuffer(slice));
    } catch (DecompressionException e) {
      throw damaged(String.valueOf(e.getMessage()));
    }
    for (ByteBuf part = channel.readInbound(); part != null; part = channel.readInbound()) {
      unpacked += part.readableBytes();
      if (unpacked <= maxBytes) {
        out.appendBuffer(Buffer.buffer(part));
      }
      part.release();
    }
    if (unpacked > maxBytes) {
      throw ExchangeFault.of(
          FailureCode.TOO_LARGE, "the body unpacks to more than " + maxBytes + " bytes");
    }
  }

  /** The member's last field is its length (ISIZE), so nothing may follow it. */
  private void remember(byte[] slice) {
    fed += slice.length;
    for (int i = Math.max(0, slice.length - 4); i < slice.length; i++) {
      lastFourBytes = (lastFourBytes >>> 8) | (slice[i] << 24);
    }
  }

  private static ExchangeFault damaged(String why) {
    return ExchangeFault.of(FailureCode.BAD_RESPONSE, "the gzip encoding is damaged: " + why);
  }
}
