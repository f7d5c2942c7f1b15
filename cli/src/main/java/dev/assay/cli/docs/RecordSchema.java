package dev.assay.cli.docs;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.dossier.LayerClaims;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JSON Schema (2020-12) of a record the way {@code CanonicalJson} reads it: nothing
 * unknown, every component that is neither nullable nor a collection is required, exact numbers are
 * strings. Thread-safe after construction.
 */
final class RecordSchema {
  private static final String BASE = "https://assay.dev/schemas/";

  private final Map<LayerName, Class<?>> claims;
  private final SchemaGenerator generator;

  /**
   * @param claims the claims' record of each layer, which a dossier holds
   */
  RecordSchema(Map<LayerName, Class<?>> claims) {
    this.claims = Map.copyOf(claims);
    this.generator = new SchemaGenerator(config());
  }

  /** The schema of this record under its own name. */
  JsonNode of(String name, Class<?> document) {
    ObjectNode schema = generator.generateSchema(document);
    ObjectNode named = schema.objectNode();
    named.set("$schema", schema.remove("$schema"));
    named.put("$id", BASE + name + ".json");
    named.put("title", "Assay: " + name.replace('-', ' '));
    return named.setAll(schema);
  }

  private SchemaGeneratorConfig config() {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                new JacksonModule(
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE,
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
            .with(
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS);
    builder
        .forTypesInGeneral()
        .withPropertySorter((_, _) -> 0)
        .withCustomDefinitionProvider(new ScalarForms());
    builder
        .forFields()
        .withRequiredCheck(RecordSchema::isRequired)
        .withTargetTypeOverridesResolver(this::claimsOfLayer)
        .withEnumResolver(RecordSchema::schemaConstant);
    return builder.build();
  }

  private static boolean isRequired(FieldScope field) {
    AnnotatedElement type = field.getRawMember().getAnnotatedType();
    ResolvedType resolved = field.getDeclaredType();
    boolean collection =
        resolved.isInstanceOf(Collection.class) || resolved.isInstanceOf(Map.class);
    return !collection && !type.isAnnotationPresent(Nullable.class);
  }

  /** A dossier holds the claims as trees; each is of its layer's record. */
  private @Nullable List<ResolvedType> claimsOfLayer(FieldScope field) {
    if (field.getRawMember().getDeclaringClass() != LayerClaims.class) {
      return null;
    }
    LayerName layer = LayerName.valueOf(field.getName().toUpperCase(Locale.ROOT));
    Class<?> type = claims.get(layer);
    return type == null ? null : List.of(field.getContext().resolve(type));
  }

  /** A document's {@code schema} is the id that its record names. */
  private static @Nullable Collection<?> schemaConstant(FieldScope field) {
    if (!field.getName().equals("schema")) {
      return null;
    }
    try {
      Class<?> document = field.getRawMember().getDeclaringClass();
      return List.of(String.valueOf(document.getField("SCHEMA").get(null)));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
