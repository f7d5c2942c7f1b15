package dev.assay.data.manifest;

import dev.assay.data.digest.DigestAlgorithm;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of coreutils' checksum programs: {@code <digest> <name>}, {@code <digest>
 * *<name>}, BSD's {@code SHA256 (<name>) = <digest>}, each with a leading backslash when the name
 * is escaped. A line of another shape counts as a file whose digest can't be used: what it meant to
 * cover isn't covered.
 */
final class ChecksumLines {
  private static final int LONGEST_LINE = 5_000;
  private static final Pattern PLAIN = Pattern.compile("([^\\s(]+) [ *](.+)");
  private static final Pattern BSD = Pattern.compile("([A-Za-z0-9-]{3,12}) \\((.+)\\) = (\\S*)");

  private ChecksumLines() {}

  static Manifest read(byte[] bytes, URI address) throws UnreadableManifest {
    List<ManifestFile> files = new ArrayList<>();
    boolean anyDigest = false;
    try (BufferedReader lines = reader(bytes)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        ManifestFile file = file(line, number, address);
        anyDigest |= file.digest() instanceof DeclaredDigest.Usable;
        files.add(file);
        if (files.size() > Manifest.MAX_FILES) {
          throw new UnreadableManifest("lists more than " + Manifest.MAX_FILES + " files");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!anyDigest && files.stream().allMatch(f -> f.address() == null)) {
      throw new UnreadableManifest("has no line of a checksum program");
    }
    return Manifest.ofFiles(files);
  }

  private static ManifestFile file(String line, int number, URI manifest) {
    boolean escaped = line.startsWith("\\");
    String text = escaped ? line.substring(1) : line;
    if (text.length() <= LONGEST_LINE) {
      Matcher bsd = BSD.matcher(text);
      if (bsd.matches()) {
        return file(bsd.group(1), bsd.group(3), name(bsd.group(2), escaped), manifest);
      }
      Matcher plain = PLAIN.matcher(text);
      if (plain.matches()) {
        return file(null, plain.group(1), name(plain.group(2), escaped), manifest);
      }
    }
    return new ManifestFile(
        "line " + number,
        null,
        null,
        null,
        new DeclaredDigest.Unusable("stands in a line of no known shape"),
        true);
  }

  private static ManifestFile file(@Nullable String tag, String digest, String name, URI manifest) {
    DigestAlgorithm algorithm =
        tag == null ? DigestAlgorithm.ofLength(digest.length() / 2) : DigestAlgorithm.named(tag);
    DeclaredDigest declared =
        tag != null && algorithm == null
            ? new DeclaredDigest.Unusable("is by " + tag + ", which isn't supported")
            : DeclaredDigest.of(algorithm == null ? DigestAlgorithm.SHA256 : algorithm, digest);
    return new ManifestFile(name, FileAddress.beside(manifest, name), null, null, declared, true);
  }

  private static String name(String written, boolean escaped) {
    if (!escaped) {
      return written;
    }
    return written
        .replace("\\\\", "\u0000")
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace('\u0000', '\\');
  }

  private static BufferedReader reader(byte[] bytes) {
    return new BufferedReader(
        new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
  }
}
