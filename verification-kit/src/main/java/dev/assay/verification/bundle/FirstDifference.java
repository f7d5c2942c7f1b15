package dev.assay.verification.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeSet;

/** Names the first place where two documents differ, for a reader of a replay. Pure. */
final class FirstDifference {
  private static final int SHOWN = 120;

  private FirstDifference() {}

  /** The path and both values; the documents are known to differ. */
  static String between(JsonNode recorded, JsonNode again) {
    return at("", recorded, again);
  }

  private static String at(String path, JsonNode recorded, JsonNode again) {
    if (recorded.isObject() && again.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      recorded.fieldNames().forEachRemaining(names::add);
      again.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (!recorded.path(name).equals(again.path(name))) {
          return at(path + "/" + name, recorded.path(name), again.path(name));
        }
      }
    }
    if (recorded.isArray() && again.isArray()) {
      for (int i = 0; i < Math.max(recorded.size(), again.size()); i++) {
        if (!recorded.path(i).equals(again.path(i))) {
          return at(path + "/" + i, recorded.path(i), again.path(i));
        }
      }
    }
    return "%s says %s, recomputed is %s".formatted(path, shown(recorded), shown(again));
  }

  private static String shown(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
