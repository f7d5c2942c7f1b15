package dev.assay.data.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.digest.DigestAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredDigestTest {
  private static final String HEX =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @ParameterizedTest
  @CsvSource({
    "SHA256, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "SHA256, E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
    "SHA256, ' e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 '",
    "SHA256, sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "SHA256, 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "SHA256, 47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
    "SHA256, sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
  })
  void takesEveryHonestForm(DigestAlgorithm algorithm, String declared) {
    assertThat(DeclaredDigest.of(algorithm, declared))
        .isEqualTo(new DeclaredDigest.Usable(algorithm, HEX));
  }

  @ParameterizedTest
  @CsvSource({
    "MD5, d41d8cd98f00b204e9800998ecf8427e",
    "MD5, 1B2M2Y8AsgTpgAmY7PhCfg==",
  })
  void takesMd5OfItsOwnLength(DigestAlgorithm algorithm, String declared) {
    assertThat(DeclaredDigest.of(algorithm, declared))
        .isEqualTo(new DeclaredDigest.Usable(algorithm, "d41d8cd98f00b204e9800998ecf8427e"));
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256, '', is empty",
    "SHA256, TBD, is neither",
    "SHA256, placeholder, is neither",
    "SHA256, https://github.com/mlcommons/croissant/issues/80, is an address",
    "SHA256, d41d8cd98f00b204e9800998ecf8427e, has 32 hexadecimal digits",
    "SHA256, 1B2M2Y8AsgTpgAmY7PhCfg==, is neither",
    "SHA256, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85, is neither",
    "SHA256, 0000000000000000000000000000000000000000000000000000000000000000, repeats",
    "SHA256, zzb0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, is neither",
    "MD5, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, has 64",
    "SHA256, ===, is neither"
  })
  void refusesWhatCanBeNoDigest(DigestAlgorithm algorithm, String declared, String why) {
    assertThat(DeclaredDigest.of(algorithm, declared))
        .isInstanceOfSatisfying(
            DeclaredDigest.Unusable.class, unusable -> assertThat(unusable.why()).startsWith(why));
  }

  @Test
  void refusesAHugeStringWithoutReadingIt() {
    assertThat(DeclaredDigest.of(DigestAlgorithm.SHA256, "a".repeat(1_000_000)))
        .isEqualTo(new DeclaredDigest.Unusable("is 1000000 characters long"));
  }
}
