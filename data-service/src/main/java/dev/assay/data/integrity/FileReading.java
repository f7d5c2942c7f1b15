package dev.assay.data.integrity;

import dev.assay.data.digest.DigestAlgorithm;
import dev.assay.data.digest.FileDigests;
import dev.assay.data.digest.FileTranscript;
import dev.assay.data.manifest.DeclaredDigest;
import dev.assay.data.manifest.ManifestFile;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of one dataset, a few at a time, within one allowance of bytes. Files of a wave
 * share what is left of it; one that was too large for its share is asked again alone. Which shares
 * are given follows from the manifest and the recorded answers, so that a replay asks the same.
 */
final class FileReading {
  /** How many files are read at a time. */
  static final int AT_A_TIME = 4;

  /** How many files of one dataset are asked for. */
  static final int MAX_FILES = 10_000;

  /** One served content and how it is to be digested; several names may share it. */
  record Target(URI address, DigestAlgorithm algorithm) {}

  private final Probes probes;
  private final Deque<Target> waiting = new ArrayDeque<>();
  private final Deque<Target> alone = new ArrayDeque<>();
  private final Map<Target, Long> sizes = new HashMap<>();
  private final Map<Target, Answer<FileTranscript>> answers = new HashMap<>();
  private long allowance;

  private FileReading(Probes probes, long allowance) {
    this.probes = probes;
    this.allowance = allowance;
  }

  /** The answers for every file with an address and a usable digest, as far as the bytes reach. */
  static Uni<Map<Target, Answer<FileTranscript>>> read(
      List<ManifestFile> files, long allowance, Probes probes) {
    return Uni.createFrom()
        .deferred(
            () -> {
              FileReading reading = new FileReading(probes, allowance);
              files.forEach(reading::plan);
              return reading.run();
            });
  }

  /** What this file is asked by; null when it can't be. */
  static @Nullable Target target(ManifestFile file) {
    return file.address() != null && file.digest() instanceof DeclaredDigest.Usable usable
        ? new Target(file.address(), usable.algorithm())
        : null;
  }

  private void plan(ManifestFile file) {
    Target target = target(file);
    if (target == null || (sizes.size() >= MAX_FILES && !sizes.containsKey(target))) {
      return;
    }
    long size = file.size() == null ? 0 : file.size();
    if (sizes.put(target, Math.max(size, size(target))) == null) {
      waiting.add(target);
    }
  }

  private Uni<Map<Target, Answer<FileTranscript>>> run() {
    if (waiting.isEmpty()) {
      return Uni.createFrom().item(answers);
    }
    return Multi.createBy()
        .repeating()
        .uni(this::wave)
        .whilst(more -> more)
        .collect()
        .last()
        .replaceWith(answers);
  }

  /** Asks the next few; whether there are more. */
  private Uni<Boolean> wave() {
    List<Target> next = next();
    if (next.isEmpty()) {
      return Uni.createFrom().item(false);
    }
    long share = (allowance - declared(next)) / next.size();
    List<Uni<Long>> asked = new ArrayList<>();
    next.forEach(
        target -> asked.add(ask(target, Math.max(1, size(target) + share), next.size() == 1)));
    return Uni.join()
        .all(asked)
        .andFailFast()
        .map(
            read -> {
              allowance -= read.stream().mapToLong(Long::longValue).sum();
              return !waiting.isEmpty() || !alone.isEmpty();
            });
  }

  private Uni<Long> ask(Target target, long most, boolean last) {
    return probes
        .ask(FileDigests.of(target.address(), most, target.algorithm()))
        .map(answer -> note(target, answer, most, last));
  }

  /** Keeps the answer, or asks again later with a larger share; how many bytes it took. */
  private synchronized long note(
      Target target, Answer<FileTranscript> answer, long most, boolean last) {
    boolean tooLarge =
        answer instanceof Answer.Unanswered<FileTranscript> no && no.reason() == Reason.TOO_LARGE;
    if (tooLarge && !last) {
      alone.add(target);
    } else {
      answers.put(target, answer);
    }
    return switch (answer) {
      case Answer.Answered<FileTranscript> yes -> yes.value().length();
      case Answer.Unanswered<FileTranscript> no -> tooLarge ? most : 0;
    };
  }

  /** Files that can't fit into what is left are never asked for. */
  private List<Target> next() {
    waiting.removeIf(target -> size(target) >= allowance);
    List<Target> next = new ArrayList<>();
    long left = allowance;
    while (next.size() < AT_A_TIME && !waiting.isEmpty() && size(waiting.element()) < left) {
      Target target = waiting.remove();
      left -= size(target);
      next.add(target);
    }
    if (next.isEmpty() && !alone.isEmpty() && allowance > 0) {
      next.add(alone.remove());
    }
    return next;
  }

  private long size(Target target) {
    return sizes.getOrDefault(target, 0L);
  }

  private long declared(List<Target> targets) {
    return targets.stream().mapToLong(this::size).sum();
  }
}
