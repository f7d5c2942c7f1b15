package dev.assay.data.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds which files a Croissant document's RecordSets read: the FileObject or FileSet that a field
 * names, through the archives that contain it. A FileSet that is contained in nothing takes the
 * FileObjects that its globs match.
 */
final class CroissantReads {
  /**
   * What is read.
   *
   * @param files ids of the FileObjects on which reading rests; null when there is no RecordSet
   *     that reads a file, so that every file counts
   * @param unlisted ids that a RecordSet reads, but the distribution doesn't list
   */
  record Reads(@Nullable Set<String> files, List<String> unlisted) {}

  private static final int MAX_UNLISTED = 1_000;
  private static final long MAX_GLOB_STEPS = 300_000_000;

  private final Map<String, JsonNode> objects;
  private final Map<String, JsonNode> sets;
  private final Set<String> files = new LinkedHashSet<>();
  private final Set<String> unlisted = new LinkedHashSet<>();
  private final Set<String> visited = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<String, List<String>> holds = new HashMap<>();
  private long globSteps;

  CroissantReads(Map<String, JsonNode> objects, Map<String, JsonNode> sets) {
    this.objects = objects;
    this.sets = sets;
  }

  Reads of(JsonNode dataset) throws UnreadableManifest {
    for (JsonNode recordSet : JsonLd.values(dataset, "recordSet")) {
      sources(recordSet);
      JsonLd.values(recordSet, "field").forEach(this::field);
    }
    while (!open.isEmpty()) {
      follow(open.pop());
    }
    addGroundless();
    boolean none = files.isEmpty() && unlisted.isEmpty();
    return new Reads(none ? null : files, List.copyOf(unlisted));
  }

  /** Depth is bounded by the parser's. */
  private void field(JsonNode field) {
    sources(field);
    JsonLd.values(field, "subField").forEach(this::field);
  }

  private void sources(JsonNode node) {
    for (JsonNode source : JsonLd.values(node, "source")) {
      reach(JsonLd.references(source, "fileObject"));
      reach(JsonLd.references(source, "fileSet"));
      reach(JsonLd.references(source, "distribution"));
    }
  }

  /** What this id rests on is read too. */
  private void rest(String id, List<String> on) {
    on.forEach(ground -> holds.computeIfAbsent(ground, g -> new ArrayList<>()).add(id));
    reach(on);
  }

  /** Containers in a circle rest on no file at all: what lies in them is as good as unlisted. */
  private void addGroundless() {
    Set<String> grounded = new HashSet<>(files);
    grounded.addAll(unlisted);
    Deque<String> next = new ArrayDeque<>(grounded);
    while (!next.isEmpty()) {
      for (String held : holds.getOrDefault(next.pop(), List.of())) {
        if (grounded.add(held)) {
          next.push(held);
        }
      }
    }
    visited.stream()
        .filter(id -> !grounded.contains(id))
        .sorted()
        .limit(MAX_UNLISTED)
        .forEach(unlisted::add);
  }

  private void reach(List<String> ids) {
    for (String id : ids) {
      if (visited.add(id)) {
        open.push(id);
      }
    }
  }

  private void follow(String id) throws UnreadableManifest {
    JsonNode object = objects.get(id);
    JsonNode entry = object == null ? sets.get(id) : object;
    if (entry == null) {
      if (unlisted.size() < MAX_UNLISTED) {
        unlisted.add(id);
      }
      return;
    }
    List<String> containers = JsonLd.references(entry, "containedIn");
    if (!containers.isEmpty()) {
      rest(id, containers);
    } else if (object != null) {
      files.add(id);
    } else {
      rest(id, matching(id, entry));
    }
  }

  /** The FileObjects of a set that lies in no container; the set itself is unlisted without any. */
  private List<String> matching(String id, JsonNode set) throws UnreadableManifest {
    List<String> taken = new ArrayList<>();
    Globs includes = Globs.of(JsonLd.values(set, "includes"));
    Globs excludes = Globs.of(JsonLd.values(set, "excludes"));
    for (Map.Entry<String, JsonNode> object : objects.entrySet()) {
      String url = JsonLd.text(object.getValue(), "contentUrl");
      String path = url == null ? object.getKey() : url;
      globSteps += includes.stepsAtMost(path) + excludes.stepsAtMost(path);
      if (globSteps > MAX_GLOB_STEPS) {
        throw new UnreadableManifest("has more globs than can be matched with its files");
      }
      if (includes.match(path) && !excludes.match(path)) {
        taken.add(object.getKey());
      }
    }
    if (taken.isEmpty()) {
      unlisted.add(id);
    }
    return taken;
  }
}
