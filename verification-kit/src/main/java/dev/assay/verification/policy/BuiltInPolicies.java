package dev.assay.verification.policy;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The policies that every installation knows: {@code balanced} (the default), {@code conservative}
 * and {@code frontier}. Each is a JSON document beside this class.
 */
public final class BuiltInPolicies {
  /** The policy that is meant when none is named. */
  public static final String DEFAULT = "balanced";

  private static final List<String> NAMES = List.of("balanced", "conservative", "frontier");

  private BuiltInPolicies() {}

  /** All of them, the default first. */
  public static List<Policy> all() {
    return NAMES.stream().map(BuiltInPolicies::load).toList();
  }

  private static Policy load(String name) {
    try (InputStream json = BuiltInPolicies.class.getResourceAsStream(name + ".json")) {
      if (json == null) {
        throw new IllegalStateException("the policy " + name + " is not packaged");
      }
      return CanonicalJson.read(json.readAllBytes(), Policy.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidDocument e) {
      throw new IllegalStateException("the packaged policy " + name + " is not valid", e);
    }
  }
}
