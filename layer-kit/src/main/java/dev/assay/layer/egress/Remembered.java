package dev.assay.layer.egress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The latest results of a function that gives the same for the same, such as a judgement under a
 * fixed policy: a load asks a thousand times a second for one address. What the function throws is
 * passed on and not remembered. Thread-safe.
 */
final class Remembered<K, V> {
  private final Function<K, V> function;
  private final Map<K, V> latest;

  Remembered(int most, Function<K, V> function) {
    this.function = function;
    this.latest =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  synchronized V of(K key) {
    V known = latest.get(key);
    if (known == null) {
      known = function.apply(key);
      latest.put(key, known);
    }
    return known;
  }
}
