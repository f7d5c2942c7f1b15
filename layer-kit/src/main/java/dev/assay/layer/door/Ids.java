package dev.assay.layer.door;

import dev.assay.verification.document.Digest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the ids that callers send; what has no usable form is the caller's to mend. */
public final class Ids {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  /** The id that a caller chose in the body or by the Idempotency-Key, else a fresh one. */
  public static UUID chosen(@Nullable String inBody, @Nullable String key) {
    if (inBody != null) {
      UUID id = uuid("/verificationId", inBody);
      if (key != null && isUuid(key) && !UUID.fromString(key).equals(id)) {
        throw Fault.invalid("/verificationId", "must be the Idempotency-Key, or be left out");
      }
      return id;
    }
    if (key == null) {
      return UUID.randomUUID();
    }
    if (!isUuid(key)) {
      throw Fault.invalid("", "The Idempotency-Key must be a UUID.");
    }
    return UUID.fromString(key);
  }

  /** A UUID that a field must hold. */
  public static UUID uuid(String path, String text) {
    if (!isUuid(text)) {
      throw Fault.invalid(path, "must be a UUID such as 0f8fad5b-d9cb-469f-a165-70867728950e");
    }
    return UUID.fromString(text);
  }

  /** The id in a path; what is no UUID names no verification. */
  static UUID known(String text) {
    return known(text, FaultKind.UNKNOWN_VERIFICATION);
  }

  /** The id in a path; what is no UUID names nothing, and the fault is of this kind. */
  public static UUID known(String text, FaultKind unknown) {
    if (!isUuid(text)) {
      throw Fault.of(unknown, unknown.title() + ".");
    }
    return UUID.fromString(text);
  }

  /** The digest in a path; what is no digest names no evidence. */
  public static Digest digest(String text) {
    try {
      return new Digest(text);
    } catch (IllegalArgumentException e) {
      throw Fault.of(FaultKind.UNKNOWN_EVIDENCE, "There is no such evidence: " + e.getMessage());
    }
  }

  /** The sequence number after which to go on; none for all. */
  public static long sequence(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return 0;
    }
    if (!lastEventId.matches("[0-9]{1,18}")) {
      throw Fault.of(FaultKind.BAD_REQUEST, "Last-Event-ID must be the id of an event.");
    }
    return Long.parseLong(lastEventId);
  }

  private static boolean isUuid(String text) {
    return UUID_FORM.matcher(text).matches();
  }
}
