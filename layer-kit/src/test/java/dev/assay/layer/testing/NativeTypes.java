package dev.assay.layer.testing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the types of ours that Jackson reaches from some documents but that no class registers for
 * native images.
 *
 * <p>A service's test: {@code assertThat(NativeTypes.missing(List.of(ComputeReflection.class,
 * KitReflection.class), List.of(ComputeClaims.class, ...))).isEmpty()}.
 */
public final class NativeTypes {
  private static final String OURS = "dev.assay.";

  private final Set<Class<?>> reached = new TreeSet<>(Comparator.comparing(Class::getName));

  private NativeTypes() {}

  /**
   * The types that are missing, by name.
   *
   * @param holders classes that carry {@code @RegisterForReflection(targets = ...)}
   * @param documents records that are read or written as a whole: claims, observations, questions,
   *     transcripts
   */
  public static List<String> missing(
      Collection<Class<?>> holders, Collection<? extends Class<?>> documents) {
    NativeTypes types = new NativeTypes();
    documents.forEach(types::reach);
    for (Class<?> holder : holders) {
      types.reached.removeAll(List.of(holder.getAnnotation(RegisterForReflection.class).targets()));
    }
    return types.reached.stream().map(Class::getName).toList();
  }

  private void reach(Type type) {
    switch (type) {
      case Class<?> c when c.isArray() -> reach(c.getComponentType());
      case Class<?> c -> reachClass(c);
      case ParameterizedType p -> {
        reach(p.getRawType());
        List.of(p.getActualTypeArguments()).forEach(this::reach);
      }
      case WildcardType w -> List.of(w.getUpperBounds()).forEach(this::reach);
      case GenericArrayType a -> reach(a.getGenericComponentType());
      default -> {}
    }
  }

  private void reachClass(Class<?> type) {
    if (!type.getName().startsWith(OURS) || !reached.add(type)) {
      return;
    }
    if (type.isSealed()) {
      List.of(type.getPermittedSubclasses()).forEach(this::reach);
    }
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        reach(component.getGenericType());
      }
    }
  }
}
