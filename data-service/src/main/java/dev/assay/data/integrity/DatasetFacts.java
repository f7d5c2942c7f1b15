package dev.assay.data.integrity;

import dev.assay.data.manifest.ManifestFacts;
import dev.assay.verification.document.Require;
import java.math.BigInteger;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one dataset. Counts are over all files; of the files themselves the first of
 * each state are kept, the recording has them all.
 *
 * @param id of the dataset
 * @param manifest what was seen of its manifest
 * @param files how many there are in each state
 * @param neededFiles how many of them are needed
 * @param firsts the first {@link #SHOWN} needed and the first other files of each state, in the
 *     manifest's order
 * @param readBytes how many bytes were read and digested
 * @param declaredBytes how many bytes the manifest declares; null when a file's size is unknown
 */
public record DatasetFacts(
    String id,
    ManifestFacts manifest,
    Map<FileState, Long> files,
    Map<FileState, Long> neededFiles,
    List<FileFact> firsts,
    BigInteger readBytes,
    @Nullable BigInteger declaredBytes) {
  /** How many files of one state are named. */
  public static final int SHOWN = 100;

  public DatasetFacts {
    Require.present(id, "id");
    Require.present(manifest, "manifest");
    files = ordered(files);
    neededFiles = ordered(neededFiles);
    firsts = List.copyOf(firsts);
    Require.present(readBytes, "readBytes");
  }

  /** What was seen of a dataset whose files were not looked at. */
  static DatasetFacts ofManifest(String id, ManifestFacts manifest) {
    return new DatasetFacts(id, manifest, Map.of(), Map.of(), List.of(), BigInteger.ZERO, null);
  }

  /** What was seen of a dataset and its files. */
  static DatasetFacts of(
      String id, ManifestFacts manifest, List<FileFact> facts, @Nullable BigInteger declared) {
    return new DatasetFacts(
        id,
        manifest,
        counted(facts.stream()),
        counted(facts.stream().filter(FileFact::needed)),
        firsts(facts),
        facts.stream()
            .map(FileFact::bytes)
            .filter(Objects::nonNull)
            .map(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add),
        declared);
  }

  /** How many files there are in this state. */
  public long count(FileState state) {
    return files.getOrDefault(state, 0L);
  }

  /** How many needed files there are in this state. */
  public long needed(FileState state) {
    return neededFiles.getOrDefault(state, 0L);
  }

  /** The first files in these states. */
  public List<FileFact> first(Collection<FileState> states) {
    return firsts.stream().filter(fact -> states.contains(fact.state())).toList();
  }

  private static Map<FileState, Long> counted(Stream<FileFact> facts) {
    Map<FileState, Long> counts = new EnumMap<>(FileState.class);
    facts.forEach(fact -> counts.merge(fact.state(), 1L, Long::sum));
    return counts;
  }

  private static List<FileFact> firsts(List<FileFact> facts) {
    Map<FileState, Long> needed = new EnumMap<>(FileState.class);
    Map<FileState, Long> others = new EnumMap<>(FileState.class);
    return facts.stream()
        .filter(f -> (f.needed() ? needed : others).merge(f.state(), 1L, Long::sum) <= SHOWN)
        .toList();
  }

  private static Map<FileState, Long> ordered(@Nullable Map<FileState, Long> counts) {
    Map<FileState, Long> ordered = new EnumMap<>(FileState.class);
    if (counts != null) {
      ordered.putAll(counts);
    }
    return ordered;
  }
}
