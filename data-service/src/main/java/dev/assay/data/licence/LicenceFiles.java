package dev.assay.data.licence;

import dev.assay.data.manifest.Manifest;
import dev.assay.data.manifest.ManifestFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of a manifest's files are texts of the data's licence: those that its licence field names,
 * else those that are called so and lie at the top. A text that is called after the code isn't.
 */
final class LicenceFiles {
  private static final int MOST = 5;
  private static final Pattern NAME =
      Pattern.compile(
          "(data|dataset)?[-_.]?(licen[cs]e|copying|unlicense)([-_.]data|[-_.]dataset)?"
              + "([-_.][a-z0-9.-]{1,20}?)?(\\.(txt|md|rst))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_CODE =
      Pattern.compile("code|software|third.?party", Pattern.CASE_INSENSITIVE);

  /** A file and whether the manifest's licence field names it. */
  record Candidate(ManifestFile file, boolean declared) {}

  private LicenceFiles() {}

  static List<Candidate> of(Manifest manifest, URI address) {
    Set<String> named = new HashSet<>();
    manifest.licences().forEach(licence -> named.addAll(spellings(licence, address)));
    List<Candidate> declared = new ArrayList<>();
    List<Candidate> called = new ArrayList<>();
    for (ManifestFile file : manifest.files()) {
      if (isOneOf(named, file)) {
        declared.add(new Candidate(file, true));
      } else if (NAME.matcher(file.name()).matches() && !OF_CODE.matcher(file.name()).find()) {
        called.add(new Candidate(file, false));
      }
    }
    List<Candidate> candidates = declared.isEmpty() ? called : declared;
    return candidates.subList(0, Math.min(MOST, candidates.size()));
  }

  /** Whether this licence, as the manifest writes it, names one of its files. */
  static boolean isFile(String licence, Manifest manifest, URI address) {
    Set<String> spellings = spellings(licence, address);
    return manifest.files().stream().anyMatch(file -> isOneOf(spellings, file));
  }

  private static boolean isOneOf(Set<String> named, ManifestFile file) {
    return named.contains(file.name()) || named.contains(String.valueOf(file.address()));
  }

  private static Set<String> spellings(String licence, URI address) {
    try {
      return Set.copyOf(List.of(licence, address.resolve(licence).toString()));
    } catch (IllegalArgumentException e) {
      return Set.of(licence);
    }
  }
}
