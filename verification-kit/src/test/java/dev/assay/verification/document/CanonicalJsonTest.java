package dev.assay.verification.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
  enum Colour {
    RED,
    GREEN
  }

  record Thing(
      String name,
      int count,
      BigInteger amount,
      BigDecimal share,
      Colour colour,
      @Nullable Thing inner) {
    Thing {
      Require.text(name, "name", 20);
      Require.that(count >= 0, "count", "must not be negative");
    }
  }

  @Test
  void writes_sorted_keys_and_exact_numbers_as_strings() {
    // Given
    Thing thing =
        new Thing(
            "a",
            1,
            new BigInteger("123456789012345678901234567890"),
            new BigDecimal("0.0000000001"),
            Colour.RED,
            null);

    // When
    String json = new String(CanonicalJson.write(thing), StandardCharsets.UTF_8);

    // Then
    assertThat(json)
        .isEqualTo(
            "{\"amount\":\"123456789012345678901234567890\",\"colour\":\"RED\",\"count\":1,"
                + "\"name\":\"a\",\"share\":\"0.0000000001\"}");
  }

  // The path that is named, and a part of what is said there.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":\"a\",\"count\":1,\"colour\":\"RED\",\"extra\":1} | /extra | no known field",
        "{\"name\":\"a\",\"count\":-1,\"colour\":\"RED\"} | `` | 'count' must not be negative",
        "{\"name\":\"a\",\"count\":1,\"inner\":{\"name\":\"b\",\"count\":-2}} | /inner | 'count' must not be negative",
        "{\"name\":\"a\",\"count\":\"1\"} | /count | ``",
        "{\"name\":\"a\",\"count\":1.5} | /count | ``",
        "{\"name\":\"a\",\"count\":null} | /count | ``",
        "{\"name\":7,\"count\":1} | /name | ``",
        "{\"name\":\"a\",\"count\":1,\"amount\":12} | /amount | whole number as a string",
        "{\"name\":\"a\",\"count\":1,\"amount\":\"1e5\"} | /amount | whole number as a string",
        "{\"name\":\"a\",\"count\":1,\"share\":0.5} | /share | decimal as a string",
        "{\"name\":\"a\",\"count\":1,\"colour\":\"BLUE\"} | /colour | must be one of [RED, GREEN]",
        "{\"name\":\"a\",\"count\":1,\"colour\":1} | /colour | ``",
        "{\"name\":\"a\",\"name\":\"b\",\"count\":1} | `` | Duplicate field",
        "{\"count\":1} | `` | 'name' is missing",
        "{\"name\":\"a\",\"count\":1} {} | `` | ``",
        "[] | `` | ``",
        "null | `` | empty",
        "{ | `` | not readable JSON",
      })
  void strict_reading_names_the_path(String json, String path, String message) {
    // When
    InvalidDocument e =
        catchThrowableOfType(
            InvalidDocument.class,
            () -> CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8), Thing.class));

    // Then
    assertThat(e).as(json).isNotNull();
    assertThat(e.problems().getFirst().path()).isEqualTo(path);
    assertThat(e.getMessage()).contains(message);
  }

  @Test
  void depth_is_bounded() {
    // Given
    String deep = "[".repeat(100_000);

    // When
    InvalidDocument e =
        catchThrowableOfType(
            InvalidDocument.class, () -> CanonicalJson.read(deep.getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(e).isNotNull();
  }

  @Test
  void what_was_written_reads_and_writes_to_the_same_bytes() throws InvalidDocument {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      // Given
      Thing thing =
          new Thing(
              "n" + random.nextInt(1000),
              random.nextInt(Integer.MAX_VALUE),
              new BigInteger(200, random),
              new BigDecimal(new BigInteger(60, random), random.nextInt(20)),
              random.nextBoolean() ? Colour.RED : Colour.GREEN,
              null);

      // When
      byte[] once = CanonicalJson.write(thing);
      byte[] twice = CanonicalJson.write(CanonicalJson.read(once, Thing.class));

      // Then
      assertThat(twice).isEqualTo(once);
    }
  }

  @Test
  void random_bytes_never_fail_otherwise_than_named() {
    Random random = new Random(11);
    byte[] valid =
        "{\"source\":\"https://a.example\",\"date\":\"2026-01-02\",\"quote\":\"q\"}"
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 5_000; i++) {
      // Given
      byte[] mutated = valid.clone();
      for (int k = 0; k <= random.nextInt(4); k++) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }

      // When, then: it reads, or it says what is wrong
      try {
        assertThat(CanonicalJson.read(mutated, Statement.class).quote()).isNotBlank();
      } catch (InvalidDocument e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
  }
}
