package dev.assay.system.architecture;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Classes that break a rule, compiled for one test and read alone; they never stand on a class path
 * of ours. What they lean on is planted beside them, so nothing but the JDK is needed.
 */
record Planted(JavaClasses classes) {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

  /** Compiles the sources into that module's classes below a folder, and reads them. */
  static Planted in(Path home, String module, List<String> sources) {
    try {
      Path target = Files.createDirectories(home.resolve(module).resolve("target/classes"));
      compile(target, sources);
      return new Planted(new ClassFileImporter().importPath(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path target, List<String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
    List<String> options = List.of("-d", target.toString(), "-proc:none", "-cp", target.toString());
    boolean compiled =
        compiler
            .getTask(
                null, null, complaints, options, null, sources.stream().map(Source::new).toList())
            .call();
    if (!compiled) {
      throw new AssertionError(
          complaints.getDiagnostics().stream().map(Object::toString).collect(joining("\n")));
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("planted:///" + path(text) + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    private static String path(String text) {
      return Arrays.stream(new Pattern[] {PACKAGE, TYPE})
          .map(pattern -> pattern.matcher(text).results().findFirst().orElseThrow())
          .map((MatchResult found) -> found.group(1).replace('.', '/'))
          .collect(joining("/"));
    }
  }
}
