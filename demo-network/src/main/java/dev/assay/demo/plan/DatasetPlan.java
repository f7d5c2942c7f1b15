package dev.assay.demo.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The dataset's manifests, made first, and its files as they are served afterwards.
 *
 * @param servedAs how a file is served, by name; files that aren't named are served as made
 * @param digests how the manifests write the data files' digests
 * @param licence the identifier that the Croissant document's licence address ends with
 * @param licenceFile whether there is a licence text beside the data, pinned by the manifests
 */
public record DatasetPlan(
    Map<String, ServedAs> servedAs, DigestForm digests, String licence, boolean licenceFile) {

  /** The data files' names, largest first. */
  public static final List<String> DATA_FILES =
      List.of("readings.csv", "events.csv", "stations.csv");

  /** The licence text's name. */
  public static final String LICENCE_FILE = "LICENSE.txt";

  /** How a file is served, compared with the one that the manifests were made from. */
  public enum ServedAs {
    @JsonProperty("made")
    MADE,
    @JsonProperty("one-byte-changed")
    ONE_BYTE_CHANGED,
    @JsonProperty("truncated")
    TRUNCATED,
    @JsonProperty("replaced")
    REPLACED,
    @JsonProperty("missing")
    MISSING
  }

  /** How a manifest writes a digest. */
  public enum DigestForm {
    @JsonProperty("sha256")
    SHA256,
    @JsonProperty("sha256-upper-case")
    SHA256_UPPER_CASE,
    @JsonProperty("sha256-cut-short")
    SHA256_CUT_SHORT,
    @JsonProperty("md5-only")
    MD5_ONLY,
    @JsonProperty("placeholder")
    PLACEHOLDER
  }

  public DatasetPlan {
    servedAs = Map.copyOf(servedAs);
    for (String file : servedAs.keySet()) {
      Demand.that(
          DATA_FILES.contains(file) || file.equals(LICENCE_FILE),
          "dataset.servedAs names "
              + file
              + ", which is none of "
              + DATA_FILES
              + " and LICENSE.txt");
    }
  }

  /** Three files and the text of CC-BY-4.0, served as made. */
  public static DatasetPlan standard() {
    return new DatasetPlan(Map.of(), DigestForm.SHA256, "CC-BY-4.0", true);
  }

  /** How a file is served. */
  public ServedAs served(String file) {
    return servedAs.getOrDefault(file, ServedAs.MADE);
  }

  public DatasetPlan withServedAs(String file, ServedAs as) {
    var all = new HashMap<>(servedAs);
    all.put(file, as);
    return new DatasetPlan(all, digests, licence, licenceFile);
  }

  public DatasetPlan withDigests(DigestForm form) {
    return new DatasetPlan(servedAs, form, licence, licenceFile);
  }

  public DatasetPlan withLicence(String identifier) {
    return new DatasetPlan(servedAs, digests, identifier, licenceFile);
  }

  public DatasetPlan withLicenceFile(boolean present) {
    return new DatasetPlan(servedAs, digests, licence, present);
  }
}
