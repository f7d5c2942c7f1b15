package dev.assay.inference.load;

import dev.assay.inference.stream.Redactor;
import dev.assay.inference.stream.Room;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.probe.ProbeContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the requests of one load share.
 *
 * @param context the guarded door to the world
 * @param gate what each request passes
 * @param keys by the name of their secret
 * @param redactor takes the keys out of what comes back
 * @param unread room for what was not read yet
 * @param kept room for what the transcript keeps, until it is on disk
 * @param userAgent says who asks
 * @param vantage from where
 */
record LoadTools(
    ProbeContext context,
    Gate gate,
    Map<String, String> keys,
    Redactor redactor,
    Room unread,
    Room kept,
    String userAgent,
    Vantage vantage) {

  /** The request with the key of this secret, if it has one. */
  HttpRequest withKey(HttpRequest request, @Nullable String secret) {
    String key = secret == null ? null : keys.get(secret);
    return key == null ? request : request.withHeader("authorization", OperatorKey.bearer(key));
  }
}
