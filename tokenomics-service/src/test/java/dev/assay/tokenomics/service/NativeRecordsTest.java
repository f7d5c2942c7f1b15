package dev.assay.tokenomics.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.assay.tokenomics.TokenomicsLayer;
import dev.assay.tokenomics.chain.ChainSupply;
import dev.assay.tokenomics.chain.Transcript;
import dev.assay.verification.check.Check;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NativeRecordsTest {
  private static final String OURS = "dev.assay.tokenomics";

  @Test
  void registersWhatTheLayersDocumentsReach() {
    // Given
    TokenomicsLayer layer = new TokenomicsLayer();
    Set<String> reached = new TreeSet<>();

    // When
    reach(layer.claimsType(), reached);
    for (Check<?, ?> check : layer.checks()) {
      reach(check.observationType(), reached);
    }
    reach(ChainSupply.class, reached);
    reach(Transcript.class, reached);

    // Then
    Set<String> registered = new TreeSet<>();
    for (Class<?> type : NativeRecords.class.getAnnotation(RegisterForReflection.class).targets()) {
      registered.add(type.getName());
    }
    assertThat(registered).isEqualTo(reached);
  }

  @Test
  void keepsThePlainRoomsPlain() {
    // Given
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(OURS);

    // When
    Set<String> live = new TreeSet<>();
    for (JavaClass type : classes) {
      boolean dependsOnTheWorld =
          type.getDirectDependenciesFromSelf().stream()
              .map(d -> d.getTargetClass().getPackageName())
              .anyMatch(p -> p.matches("(io\\.quarkus|io\\.vertx|jakarta|dev\\.assay\\.layer).*"));
      if (dependsOnTheWorld && !type.getPackageName().equals(OURS + ".service")) {
        live.add(type.getSimpleName());
      }
    }

    // Then
    assertThat(live).containsExactly("ChainSupplyRunner", "SupplyRun");
  }

  private static void reach(Type type, Set<String> reached) {
    if (type instanceof ParameterizedType of) {
      Arrays.stream(of.getActualTypeArguments()).forEach(t -> reach(t, reached));
    }
    if (!(type instanceof Class<?> ours)
        || !ours.getName().startsWith(OURS)
        || !reached.add(ours.getName())) {
      return;
    }
    if (ours.isSealed()) {
      Arrays.stream(ours.getPermittedSubclasses()).forEach(t -> reach(t, reached));
    }
    if (ours.isRecord()) {
      Arrays.stream(ours.getRecordComponents())
          .map(RecordComponent::getGenericType)
          .forEach(t -> reach(t, reached));
    }
  }
}
