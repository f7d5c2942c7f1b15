package dev.assay.layer.egress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * HTTP header fields by lower-case name, in alphabetical order; a field may have several values.
 *
 * @param all every field; names are put into lower case and values of equal names are joined
 */
public record Headers(Map<String, List<String>> all) {
  /** No fields. */
  public static final Headers NONE = new Headers(Map.of());

  public Headers {
    Map<String, List<String>> merged = new TreeMap<>();
    all.forEach(
        (name, values) ->
            merged
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                .addAll(values));
    merged.replaceAll((name, values) -> List.copyOf(values));
    all = Collections.unmodifiableMap(merged);
  }

  /** These fields, read from any list of pairs. */
  static Headers of(Iterable<Map.Entry<String, String>> pairs) {
    Map<String, List<String>> fields = new TreeMap<>();
    pairs.forEach(
        pair ->
            fields
                .computeIfAbsent(
                    pair.getKey().toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                .add(pair.getValue()));
    return new Headers(fields);
  }

  /** The first value of a field, or null when there is none. */
  public @Nullable String first(String name) {
    List<String> values = all.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return values.isEmpty() ? null : values.getFirst();
  }

  /** The same fields with this one set to this value alone. */
  public Headers with(String name, String value) {
    Map<String, List<String>> more = new TreeMap<>(all);
    more.put(name.toLowerCase(Locale.ROOT), List.of(value));
    return new Headers(more);
  }

  /** The type and subtype of the content-type field in lower case, or null when there is none. */
  public @Nullable String mediaType() {
    @Nullable String type = first("content-type");
    return type == null ? null : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Only the names: values may be secrets. */
  @Override
  public String toString() {
    return "Headers" + all.keySet();
  }
}
