package dev.assay.data.licence;

import dev.assay.verification.document.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bundled SPDX licence list: which identifiers there are, what a manifest's way of writing a
 * licence means, and which licence a text is. Reads resources of this module only. Immutable and
 * thread-safe.
 */
final class SpdxList {
  private static final Pattern SPDX_ADDRESS =
      Pattern.compile("spdx\\.org/licenses/([a-z0-9.+-]+?)(\\.html|\\.json|\\.txt)?");
  private static final Pattern CC_ADDRESS =
      Pattern.compile(
          "creativecommons\\.org/licenses/([a-z-]{2,12})/([0-9]\\.[0-9])(/([a-z]{2,3}))?"
              + "(/(deed|legalcode)[a-z_.-]*)?");
  private static final Pattern CC_ZERO =
      Pattern.compile("creativecommons\\.org/publicdomain/zero/1\\.0(/(deed|legalcode)[a-z_.-]*)?");

  private static final class Loaded {
    private static final SpdxList LIST = load();
  }

  private final String version;
  private final Map<String, SpdxLicence> byId = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Set<String>> byAddress = new TreeMap<>();
  private final Map<String, Set<String>> byName = new TreeMap<>();
  private final Map<Digest, Set<String>> byWords = new TreeMap<>();
  private final Map<String, LicenceTemplate> templates = new ConcurrentSkipListMap<>();

  private SpdxList(String version, List<SpdxLicence> licences) {
    this.version = version;
    for (SpdxLicence licence : licences) {
      byId.put(licence.id(), licence);
      licence.addresses().forEach(address -> add(byAddress, plainAddress(address), licence));
      add(byName, plainName(licence.name()), licence);
      add(byWords, licence.words(), licence);
    }
  }

  /** The bundled list. */
  static SpdxList bundled() {
    return Loaded.LIST;
  }

  /** Name and version, such as {@code SPDX License List 3.28.0}. */
  String version() {
    return version;
  }

  /** The entry of this identifier, whatever its case; null when there is none. */
  @Nullable SpdxLicence licence(String id) {
    return byId.get(id);
  }

  /** The identifiers that a manifest may mean by this: an id, an address or a full name. */
  Set<String> meaning(String written) {
    SpdxLicence byIdentifier = byId.get(written.strip());
    if (byIdentifier != null) {
      return Set.of(byIdentifier.id());
    }
    String address = plainAddress(written);
    for (String id : idsIn(address)) {
      SpdxLicence named = byId.get(id);
      if (named != null) {
        return Set.of(named.id());
      }
    }
    Set<String> known = byAddress.getOrDefault(address, Set.of());
    return known.isEmpty() ? byName.getOrDefault(plainName(written), Set.of()) : known;
  }

  /** The identifiers that stand for the same licence text as this one, itself included. */
  Set<String> same(SpdxLicence licence) {
    Set<String> same = new TreeSet<>(byWords.getOrDefault(licence.words(), Set.of()));
    same.add(licence.id());
    return same;
  }

  /** The identifiers of the licence that this text is; empty when it isn't recognised. */
  Set<String> recognise(String text) {
    if (text.length() > LicenceWords.LONGEST) {
      return Set.of();
    }
    List<String> words = LicenceWords.of(text);
    Set<String> exactly = byWords.get(LicenceWords.digest(words));
    if (exactly != null) {
      return exactly;
    }
    Set<String> known = new TreeSet<>();
    for (SpdxLicence licence : byId.values()) {
      if (licence.templated() && template(licence).matches(words)) {
        known.addAll(same(licence));
      }
    }
    return known;
  }

  private LicenceTemplate template(SpdxLicence licence) {
    return templates.computeIfAbsent(
        licence.id(), id -> LicenceTemplate.parse(resource(id + ".template")));
  }

  private static List<String> idsIn(String address) {
    Matcher spdx = SPDX_ADDRESS.matcher(address);
    if (spdx.matches()) {
      return List.of(spdx.group(1));
    }
    Matcher cc = CC_ADDRESS.matcher(address);
    if (cc.matches()) {
      String id = "CC-" + cc.group(1) + "-" + cc.group(2);
      return cc.group(4) == null ? List.of(id) : List.of(id + "-" + cc.group(4));
    }
    return CC_ZERO.matcher(address).matches() ? List.of("CC0-1.0") : List.of();
  }

  private static String plainAddress(String address) {
    return address
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://", "")
        .replaceFirst("^www\\.", "")
        .replaceFirst("/+$", "");
  }

  private static String plainName(String name) {
    return String.join(" ", LicenceWords.of(name));
  }

  private static <K> void add(Map<K, Set<String>> index, K key, SpdxLicence licence) {
    index.computeIfAbsent(key, k -> new TreeSet<>()).add(licence.id());
  }

  private static SpdxList load() {
    List<SpdxLicence> licences = new ArrayList<>();
    String version = "";
    for (String line : resource("spdx-licences.tsv").lines().toList()) {
      if (!line.startsWith("#")) {
        licences.add(licence(List.of(line.split("\t", -1))));
      } else if (version.isEmpty()) {
        version = line.substring(1).strip();
      }
    }
    return new SpdxList(version, licences);
  }

  private static SpdxLicence licence(List<String> columns) {
    List<String> flags = Arrays.asList(columns.get(1).split(",", -1));
    return new SpdxLicence(
        columns.get(0),
        flags.contains("deprecated"),
        flags.contains("template"),
        Digest.parse(columns.get(2)),
        columns.get(3),
        columns.subList(4, columns.size()));
  }

  private static String resource(String name) {
    try (InputStream in = SpdxList.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from this module");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
