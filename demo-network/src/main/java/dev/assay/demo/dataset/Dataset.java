package dev.assay.demo.dataset;

import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Door;
import dev.assay.demo.http.Site;
import dev.assay.demo.plan.DatasetPlan;
import dev.assay.demo.plan.DatasetPlan.ServedAs;
import dev.assay.demo.seed.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The dataset as it is served: the manifests, made from the files first, and the files. */
public final class Dataset {
  private static final String OTHER_TEXT =
      """
      All rights reserved. No part of this work may be copied, shared or built upon without the
      written permission of its owner.
      """;

  private final DatasetPlan plan;
  private final byte[] croissant;
  private final byte[] sha256Sums;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  public Dataset(Seed seed, DatasetPlan plan) {
    this.plan = plan;
    var data = DataFiles.of(seed);
    byte[] licence = plan.licenceFile() ? licenceText() : null;
    var manifests = new Manifests(data, licence, plan);
    croissant = manifests.croissant();
    sha256Sums = manifests.sha256Sums();
    data.forEach(file -> put(file.name(), file.bytes()));
    if (licence != null) {
      put(DatasetPlan.LICENCE_FILE, licence);
    }
  }

  /** Serves manifests and files below {@code /dataset/}. */
  public void openOn(Site site) {
    serve(site, "croissant.json", "application/ld+json", croissant);
    serve(site, "SHA256SUMS", "text/plain; charset=utf-8", sha256Sums);
    files.forEach(
        (name, bytes) ->
            serve(site, name, name.endsWith(".csv") ? "text/csv" : "text/plain", bytes));
  }

  /** SHA-256 of the Croissant document, in lower-case hex; what a dossier pins. */
  public String croissantDigest() {
    return Digests.sha256(croissant);
  }

  private static void serve(Site site, String name, String mediaType, byte[] bytes) {
    var answer = Answer.bytes(mediaType, bytes);
    site.serve("GET", "/dataset/" + name, Door.answering(request -> answer));
  }

  private void put(String name, byte[] made) {
    ServedAs as = plan.served(name);
    if (as != ServedAs.MISSING) {
      files.put(name, served(made, as));
    }
  }

  private static byte[] served(byte[] made, ServedAs as) {
    return switch (as) {
      case MADE, MISSING -> made;
      case ONE_BYTE_CHANGED -> oneByteChanged(made);
      case TRUNCATED -> Arrays.copyOf(made, made.length - made.length / 8);
      case REPLACED -> OTHER_TEXT.getBytes(StandardCharsets.UTF_8);
    };
  }

  /**
   * Another digit in place of the letter or digit nearest before the middle, so that the length
   * stays.
   */
  private static byte[] oneByteChanged(byte[] made) {
    byte[] changed = made.clone();
    int at = made.length / 2;
    while (!Character.isLetterOrDigit(made[at])) {
      at--;
    }
    changed[at] = (byte) (made[at] == '7' ? '3' : '7');
    return changed;
  }

  private static byte[] licenceText() {
    try (InputStream text = Dataset.class.getResourceAsStream("CC-BY-4.0.txt")) {
      return Objects.requireNonNull(text, "the licence text belongs to this module").readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("the licence text belongs to this module", e);
    }
  }
}
