package dev.assay.layer.door;

import com.google.protobuf.ByteString;
import dev.assay.contracts.layer.v1.Document;
import dev.assay.verification.document.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** Reads and writes the contracts' {@code Document}: JSON bytes with their schema's id. */
public final class GrpcDocuments {
  private GrpcDocuments() {}

  /** A canonical document under its schema's id. */
  public static Document of(String schema, byte[] content) {
    return Document.newBuilder()
        .setSchema(schema)
        .setMediaType(CanonicalJson.mediaType())
        .setContent(ByteString.copyFrom(content))
        .build();
  }

  /**
   * The bytes that stand at this path of a request. A media type or schema that is named must be
   * the right one; a null schema takes any.
   */
  public static byte[] json(String path, Document document, @Nullable String schema) {
    String mediaType = document.getMediaType();
    if (!mediaType.isEmpty() && !mediaType.equals(CanonicalJson.mediaType())) {
      throw Fault.invalid(path + "/media_type", "must be " + CanonicalJson.mediaType());
    }
    if (schema != null && !document.getSchema().isEmpty() && !document.getSchema().equals(schema)) {
      throw Fault.invalid(path + "/schema", "must be " + schema);
    }
    if (document.getContent().isEmpty()) {
      throw Fault.invalid(path, "is missing");
    }
    return document.getContent().toByteArray();
  }
}
