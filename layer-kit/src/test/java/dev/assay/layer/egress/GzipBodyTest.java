package dev.assay.layer.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipBodyTest {
  private static final long ROOMY = 1L << 24;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000, 1024, 20_000})
  void unpacksHoweverThePartsAreCut(int part) {
    // Given
    byte[] plain = new byte[30_000];
    new Random(7).nextBytes(plain);
    byte[] packed = gzip(plain);

    // When
    Buffer unpacked = Buffer.buffer();
    try (GzipBody gzip = new GzipBody(ROOMY)) {
      for (int from = 0; from < packed.length; from += part) {
        unpacked.appendBuffer(gzip.unpack(slice(packed, from, from + part)));
      }
      gzip.end();
    }

    // Then
    assertThat(unpacked.getBytes()).isEqualTo(plain);
  }

  @Test
  void stopsABombAtTheLimit() {
    // Given
    byte[] bomb = gzip(new byte[64 << 20]);
    assertThat(bomb.length).isLessThan(100_000);

    // When, Then
    try (GzipBody gzip = new GzipBody(1 << 20)) {
      assertThatExceptionOfType(ExchangeFault.class)
          .isThrownBy(() -> gzip.unpack(Buffer.buffer(bomb)))
          .satisfies(fault -> assertThat(fault.ended().code()).isEqualTo(FailureCode.TOO_LARGE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncated", "flipped", "trailing", "no gzip"})
  void refusesADamagedBody(String damage) {
    // Given
    byte[] packed = gzip("some text that is packed".getBytes(StandardCharsets.UTF_8));
    Buffer body =
        switch (damage) {
          case "truncated" -> slice(packed, 0, packed.length - 3);
          case "flipped" -> Buffer.buffer(packed).setByte(packed.length - 6, (byte) 0x55);
          case "trailing" -> Buffer.buffer(packed).appendString("and more");
          default -> Buffer.buffer("this is no gzip at all");
        };

    // When, Then
    try (GzipBody gzip = new GzipBody(ROOMY)) {
      assertThatExceptionOfType(ExchangeFault.class)
          .isThrownBy(
              () -> {
                gzip.unpack(body);
                gzip.end();
              })
          .satisfies(fault -> assertThat(fault.ended().code()).isEqualTo(FailureCode.BAD_RESPONSE));
    }
  }

  @Test
  void takesNothingAtAllAsAnEmptyBody() {
    // Given
    try (GzipBody gzip = new GzipBody(ROOMY)) {
      // When
      gzip.end();

      // Then
      assertThat(gzip.unpack(Buffer.buffer()).length()).isZero();
    }
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Buffer slice(byte[] bytes, int from, int to) {
    return Buffer.buffer(bytes).getBuffer(from, Math.min(to, bytes.length));
  }
}
