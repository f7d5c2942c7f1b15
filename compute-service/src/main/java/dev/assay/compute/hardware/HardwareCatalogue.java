package dev.assay.compute.hardware;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What accelerators there are, and the public documents that say so. A model that isn't listed may
 * exist all the same: no vendor's range is covered as a whole. Immutable.
 *
 * @param version the date of its last change
 * @param sources the documents behind it
 * @param models at most 1,000
 */
public record HardwareCatalogue(
    String schema, LocalDate version, List<DataSheet> sources, List<Accelerator> models) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.hardware/v1";

  private static final HardwareCatalogue PACKAGED = load();

  public HardwareCatalogue {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(version, "version");
    sources = Require.list(sources, "sources", 1000);
    models = Require.list(models, "models", 1000);
  }

  /** The catalogue that this version brings along. */
  public static HardwareCatalogue packaged() {
    return PACKAGED;
  }

  /** The model of this name, however it is written; null when it isn't listed. */
  public @Nullable Accelerator find(String name) {
    String wanted = HardwareName.of(name).model();
    return models.stream()
        .filter(m -> m.names().anyMatch(n -> HardwareName.of(n).model().equals(wanted)))
        .findFirst()
        .orElse(null);
  }

  /** This catalogue with one model alone and its sources, or with none. */
  public HardwareCatalogue only(@Nullable Accelerator model) {
    List<Accelerator> kept = model == null ? List.of() : List.of(model);
    List<String> named =
        kept.stream()
            .flatMap(m -> m.variants().stream())
            .flatMap(v -> v.sources().stream())
            .toList();
    return new HardwareCatalogue(
        schema, version, sources.stream().filter(s -> named.contains(s.id())).toList(), kept);
  }

  /** The digest of the canonical document. */
  public Digest digest() {
    return CanonicalJson.digest(this);
  }

  private static HardwareCatalogue load() {
    try (InputStream json = HardwareCatalogue.class.getResourceAsStream("hardware.json")) {
      if (json == null) {
        throw new IllegalStateException("the catalogue of hardware is not packaged");
      }
      return CanonicalJson.read(json.readAllBytes(), HardwareCatalogue.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidDocument e) {
      throw new IllegalStateException("the packaged catalogue of hardware is not valid", e);
    }
  }
}
