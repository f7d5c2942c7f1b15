package dev.assay.gateway.page;

import dev.assay.verification.policy.Verdict;
import dev.assay.verification.report.LayerReport;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Renders a verdict as one page that stands alone: inline style, inline SVG, no script, and links
 * to its evidence that work on the gateway and in an unpacked bundle alike. Everything shown is
 * escaped.
 */
@ApplicationScoped
public class VerdictPage {
  /** The content security policy that the page is served under: style of its own, nothing else. */
  public static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  /** The template, checked at build time. */
  @CheckedTemplate(basePath = "")
  static class Templates {
    private Templates() {}

    static native TemplateInstance verdict(PageView page);
  }

  /** The whole page. */
  public String render(Verdict verdict, List<LayerReport> reports) {
    return Templates.verdict(PageContent.of(verdict, reports)).render();
  }
}
