package dev.assay.layer.door;

import dev.assay.layer.evidence.Evidence;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/** Serves hostile bytes so that no browser runs, sniffs or renders them. */
public final class HarmlessAttachment {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}");

  private HarmlessAttachment() {}

  /** The evidence as a download that never changes. */
  public static Response of(Evidence evidence) {
    String digest = evidence.digest().hex();
    String type = evidence.mediaType();
    return Response.ok(evidence.content())
        .type(MEDIA_TYPE.matcher(type).matches() ? type : Evidence.UNKNOWN_TYPE)
        .header("Content-Disposition", "attachment; filename=\"" + digest + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Cache-Control", "private, max-age=31536000, immutable")
        .header("ETag", "\"" + digest + "\"")
        .build();
  }
}
