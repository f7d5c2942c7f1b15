package dev.assay.compute.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.compute.claims.HardwareSource.Relation;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.UnreadableAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A project's own list of the sources of its hardware, {@code
 * {"schema":"assay.hardware-sources/v1","sources":[{"name","relation"}]}}; further fields are left
 * alone.
 *
 * @param sources null when it couldn't be read
 * @param reason why it couldn't; null when it could
 * @param explanation in words, when there is a reason
 * @param from who served it
 */
public record SourcesList(
    @Nullable List<Listed> sources,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {
  static final long MAX_BYTES = 256 * 1024;

  private static final String NAME = "assay.hardware-sources/v1";
  private static final int MOST = 1000;
  private static final int LONGEST = 200;

  /** One entry of the list. */
  public record Listed(String name, Relation relation) {}

  public SourcesList {
    sources = sources == null ? null : List.copyOf(sources);
  }

  /** The list in this answer. */
  static SourcesList of(Answer<HttpGet.Document> answer) {
    return switch (answer) {
      case Answer.Answered<HttpGet.Document> served -> of(served.value().bytes(), served.from());
      case Answer.Unanswered<HttpGet.Document> none ->
          new SourcesList(null, none.reason(), none.explanation(), none.from());
    };
  }

  /** The entry of this name, whatever its case. */
  Optional<Listed> named(String name) {
    return sources == null
        ? Optional.empty()
        : sources.stream().filter(s -> s.name().strip().equalsIgnoreCase(name.strip())).findFirst();
  }

  private static SourcesList of(byte[] body, Provenance from) {
    try {
      return new SourcesList(read(body), null, null, from);
    } catch (UnreadableAnswer e) {
      String said = from.source() + ": " + e.getMessage();
      return new SourcesList(null, Reason.SOURCE_SHAPE_CHANGED, said, from);
    }
  }

  private static List<Listed> read(byte[] body) throws UnreadableAnswer {
    JsonNode list = json(body);
    JsonNode entries = list.path("sources");
    if (!list.path("schema").asText("").equals(NAME) || !entries.isArray()) {
      throw new UnreadableAnswer("the list of hardware sources is not of schema " + NAME);
    }
    if (entries.size() > MOST) {
      throw new UnreadableAnswer("the list names more than " + MOST + " sources");
    }
    List<Listed> sources = new ArrayList<>();
    for (JsonNode entry : entries) {
      sources.add(new Listed(name(entry.path("name")), relation(entry.path("relation"))));
    }
    return sources;
  }

  private static String name(JsonNode name) throws UnreadableAnswer {
    if (!name.isTextual() || name.asText().isBlank() || name.asText().length() > LONGEST) {
      throw new UnreadableAnswer("an entry of the list has no usable name");
    }
    return name.asText();
  }

  private static Relation relation(JsonNode relation) throws UnreadableAnswer {
    for (Relation known : Relation.values()) {
      if (relation.isTextual() && known.name().equals(relation.asText())) {
        return known;
      }
    }
    throw new UnreadableAnswer("an entry of the list has no known relation");
  }

  private static JsonNode json(byte[] body) throws UnreadableAnswer {
    try {
      return CanonicalJson.read(body);
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("the list of hardware sources is not JSON");
    }
  }
}
