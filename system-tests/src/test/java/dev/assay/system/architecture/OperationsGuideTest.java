package dev.assay.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every setting of ours stands in the operators' guide, with its default. */
class OperationsGuideTest {
  private static final String MAPPING = "io.smallrye.config.ConfigMapping";
  private static final String DEFAULT = "io.smallrye.config.WithDefault";
  private static final String NAME = "io.smallrye.config.WithName";

  /** One setting as the guide has to show it. */
  record Setting(String name, Optional<String> fallback) {}

  @Test
  void namesEverySettingAndItsDefault() throws IOException {
    // Given
    ClassFiles files = ClassFiles.ofThisCheckout();
    JavaClasses house = files.read();
    String guide = Files.readString(files.home().resolve("docs/operations.md"));

    // When
    Stream<Setting> settings =
        house.stream()
            .filter(type -> type.isAnnotatedWith(MAPPING))
            .flatMap(type -> settings(type, text(type.getAnnotationOfType(MAPPING), "prefix")));

    // Then
    assertThat(settings)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            setting -> {
              assertThat(guide).contains("`" + setting.name() + "`");
              setting.fallback().ifPresent(value -> assertThat(guide).contains("`" + value));
            });
  }

  private static Stream<Setting> settings(JavaClass group, String prefix) {
    return group.getMethods().stream()
        .filter(method -> method.getRawParameterTypes().isEmpty())
        .flatMap(method -> settings(method, prefix + "." + name(method)));
  }

  private static Stream<Setting> settings(JavaMethod method, String name) {
    JavaClass type = method.getRawReturnType();
    if (type.getName().equals("dev.assay.layer.durable.DurableSettings")) {
      // The guide tells of these once, for all prefixes.
      return Stream.concat(
          Stream.of(new Setting(name, Optional.empty())),
          type.getMethods().stream().map(setting -> new Setting(name(setting), fallback(setting))));
    }
    return type.isInterface() && type.getPackageName().startsWith("dev.assay.")
        ? settings(type, name)
        : Stream.of(new Setting(name, fallback(method)));
  }

  private static Optional<String> fallback(JavaMethod method) {
    return method.tryGetAnnotationOfType(DEFAULT).map(given -> text(given, "value"));
  }

  private static String name(JavaMethod method) {
    return method
        .tryGetAnnotationOfType(NAME)
        .map(given -> text(given, "value"))
        .orElseGet(() -> kebab(method.getName()));
  }

  private static String text(JavaAnnotation<?> annotation, String property) {
    return (String) annotation.get(property).orElseThrow();
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
