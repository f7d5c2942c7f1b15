package dev.assay.cli.docs;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import dev.assay.verification.document.Digest;
import dev.assay.verification.report.Coverage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON form of the values that documents are made of: exact numbers, digests, times. */
final class ScalarForms implements CustomDefinitionProviderV2 {
  private static final String WHOLE = "^-?(0|[1-9][0-9]{0,98})$";
  private static final String DECIMAL = "^-?(0|[1-9][0-9]{0,60})(\\.[0-9]{1,40})?$";
  private static final String SHA_256 = "^[0-9a-f]{64}$";

  private record Form(String keyword, String value) {}

  private static final Map<Class<?>, Form> FORMS =
      Map.of(
          BigInteger.class, new Form("pattern", WHOLE),
          BigDecimal.class, new Form("pattern", DECIMAL),
          Coverage.class, new Form("pattern", DECIMAL),
          Digest.class, new Form("pattern", SHA_256),
          URI.class, new Form("format", "uri"),
          Instant.class, new Form("format", "date-time"),
          LocalDate.class, new Form("format", "date"),
          Duration.class, new Form("format", "duration"));

  @Override
  public @Nullable CustomDefinition provideCustomSchemaDefinition(
      ResolvedType type, SchemaGenerationContext context) {
    ObjectNode schema = context.getGeneratorConfig().createObjectNode();
    if (JsonNode.class.isAssignableFrom(type.getErasedType())) {
      return inline(schema);
    }
    Form form = FORMS.get(type.getErasedType());
    return form == null
        ? null
        : inline(schema.put("type", "string").put(form.keyword(), form.value()));
  }

  private static CustomDefinition inline(ObjectNode schema) {
    return new CustomDefinition(schema, DefinitionType.INLINE, AttributeInclusion.NO);
  }
}
