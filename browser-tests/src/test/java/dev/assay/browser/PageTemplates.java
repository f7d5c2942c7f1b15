package dev.assay.browser;

import dev.assay.gateway.page.PageContent;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.report.LayerReport;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Renders the gateway's page from the gateway's own templates and content, by Qute alone: with the
 * escaping that Quarkus gives to HTML templates, but without the application around it.
 */
final class PageTemplates {
  private static final String HTML = "text/html";

  private static final Engine ENGINE =
      Engine.builder()
          .addDefaults()
          .addValueResolver(new ReflectionValueResolver())
          .addResultMapper(new HtmlEscaper(List.of(HTML)))
          .addLocator(PageTemplates::locate)
          .build();

  private PageTemplates() {}

  static String render(Verdict verdict, List<LayerReport> reports) {
    return ENGINE.getTemplate("verdict").data("page", PageContent.of(verdict, reports)).render();
  }

  private static Optional<TemplateLocation> locate(String name) {
    String text = text("/templates/" + name + ".html");
    return Optional.of(
        new TemplateLocation() {
          @Override
          public Reader read() {
            return new StringReader(text);
          }

          @Override
          public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(HTML));
          }
        });
  }

  private static String text(String resource) {
    try (InputStream in = PageContent.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the gateway has no template " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
