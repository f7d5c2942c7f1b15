package dev.assay.data.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.DataLayer;
import dev.assay.data.digest.FileDigests;
import dev.assay.data.digest.FileTranscript;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeRecordsTest {

  @Test
  void holdsEveryTypeThatIsWrittenOrReadAsJson() {
    // Given
    Set<Class<?>> reached = new HashSet<>();
    DataLayer layer = new DataLayer();
    reach(layer.claimsType(), reached);
    layer.checks().forEach(check -> reach(check.observationType(), reached));
    reach(FileDigests.class, reached);
    reach(FileTranscript.class, reached);

    // When
    Class<?>[] registered =
        NativeRecords.class.getAnnotation(RegisterForReflection.class).targets();

    // Then
    assertThat(Arrays.asList(registered)).containsExactlyInAnyOrderElementsOf(reached);
  }

  private static void reach(Type type, Set<Class<?>> reached) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(a -> reach(a, reached));
    } else if (type instanceof Class<?> c && c.getPackageName().startsWith("dev.assay.data")) {
      if (reached.add(c) && c.isRecord()) {
        for (RecordComponent component : c.getRecordComponents()) {
          reach(component.getGenericType(), reached);
        }
      }
    }
  }
}
