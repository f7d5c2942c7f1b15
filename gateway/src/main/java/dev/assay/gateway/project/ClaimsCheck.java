package dev.assay.gateway.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.gateway.catalogue.Schemas;
import dev.assay.gateway.fanout.LayerClient;
import dev.assay.gateway.fanout.LayerClients;
import dev.assay.layer.door.Fault;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.InvalidDocument.Problem;
import dev.assay.verification.dossier.Dossier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Holds a dossier's claims against their layers, before anything is stored: against each published
 * schema, and, where the layer can be reached, against the layer's own reading. Every problem names
 * its path in the dossier.
 */
@ApplicationScoped
public class ClaimsCheck {
  private static final int SHOWN = 50;

  private final LayerClients layers;
  private final Map<LayerName, Schema> schemas = new EnumMap<>(LayerName.class);

  ClaimsCheck(LayerClients layers, Schemas published) {
    this.layers = layers;
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    for (LayerClient layer : layers.all()) {
      byte[] schema = published.find(layer.name().word() + "-claims");
      schemas.put(
          layer.name(),
          registry.getSchema(new String(schema, StandardCharsets.UTF_8), InputFormat.JSON));
    }
  }

  /** Completes when no problem was found; fails with the Fault that names all of them. */
  public Uni<Void> check(Dossier dossier) {
    List<Problem> problems = new ArrayList<>();
    schemas.forEach((layer, schema) -> problems.addAll(byForm(layer, schema, dossier)));
    if (!problems.isEmpty()) {
      throw Fault.invalid(new InvalidDocument(problems.stream().limit(SHOWN).toList()));
    }
    return Uni.join()
        .all(layers.all().stream().map(layer -> byLayer(layer, dossier)).toList())
        .andFailFast()
        .map(found -> found.stream().flatMap(List::stream).toList())
        .invoke(
            found -> {
              if (!found.isEmpty()) {
                throw Fault.invalid(new InvalidDocument(found));
              }
            })
        .replaceWithVoid();
  }

  private static List<Problem> byForm(LayerName layer, Schema schema, Dossier dossier) {
    JsonNode claims = dossier.claims().of(layer);
    return schema.validate(claims).stream()
        .map(error -> new Problem(path(layer) + place(error), error.getMessage()))
        .toList();
  }

  private static String place(Error error) {
    String property = error.getProperty();
    String at = error.getInstanceLocation().toString();
    return property == null ? at : at + "/" + property;
  }

  private static Uni<List<Problem>> byLayer(LayerClient layer, Dossier dossier) {
    byte[] claims = CanonicalJson.write(dossier.claims().of(layer.name()));
    return layer
        .validate(claims)
        .<List<Problem>>replaceWith(List::of)
        .onFailure(LayerClient::isOutOfReach)
        .recoverWithItem(List.of())
        .onFailure(GrpcProblems::isInvalid)
        .recoverWithItem(failure -> GrpcProblems.of(failure, path(layer.name())));
  }

  private static String path(LayerName layer) {
    return "/claims/" + layer.word();
  }
}
