package dev.assay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.assay.verification.bundle.BundlePaths;
import dev.assay.verification.document.Digest;
import dev.assay.verification.policy.VerdictWord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verdict's page without JavaScript, as the gateway serves it and as a bundle's file. */
@ExtendWith(Browsers.class)
class VerdictPageTest {
  private static final String HOSTILE =
      "\"'><script>document.title='owned'</script><img src=x onerror=alert(1)>"
          + "\u202Egnp.exe\u2066 {page.verdictId} &lt;b&gt; </style></main>";
  private static final String ENDLESS = "w".repeat(1400);

  private final BrowserContext context;

  VerdictPageTest(Browser browser) {
    context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
  }

  @AfterEach
  void close() {
    context.close();
  }

  @ParameterizedTest
  @EnumSource(VerdictWord.class)
  void every_section_is_shown(VerdictWord word) throws IOException {
    // Given
    SamplePage sample = SamplePage.of(word);
    try (PageServer server = PageServer.of(sample)) {
      Page page = context.newPage();

      // When
      page.navigate(server.address());

      // Then
      assertSections(page, sample);
    }
  }

  @Test
  void the_page_stands_alone_as_a_file(@TempDir Path folder) throws IOException {
    // Given
    SamplePage sample = SamplePage.of(VerdictWord.INCONCLUSIVE);
    Page page = context.newPage();

    // When
    page.navigate(sample.unpackInto(folder).toUri().toString());

    // Then
    assertSections(page, sample);
    assertThat(page.locator("#tokenomics + p").innerText()).contains("did not report");
  }

  private static void assertSections(Page page, SamplePage sample) {
    var verdict = sample.verdict();
    assertThat(page.title()).contains(verdict.project().name(), verdict.verdict().name());
    assertThat(page.locator(".word").innerText()).isEqualTo(verdict.verdict().name());
    String text = page.locator("main").innerText();
    assertThat(text)
        .contains(verdict.policy().name() + " (version " + verdict.policy().version() + ")")
        .contains(String.valueOf(verdict.bundleDigest()), String.valueOf(verdict.id()))
        .contains(verdict.decidedBy());
    verdict.missingForPass().forEach(missing -> assertThat(text).contains(missing.what()));
    verdict.unknowns().forEach(unknown -> assertThat(text).contains(unknown.explanation()));
    assertThat(page.locator("#missing").count())
        .isEqualTo(verdict.missingForPass().isEmpty() ? 0 : 1);
    assertThat(page.locator("#unknowns").count()).isEqualTo(verdict.unknowns().isEmpty() ? 0 : 1);
    List<Locator> articles = page.locator("article").all();
    assertThat(articles)
        .hasSize(verdict.layers().stream().mapToInt(layer -> layer.findings().size()).sum())
        .allMatch(Locator::isVisible);
    assertThat(page.locator("figure svg").all()).hasSize(3).allMatch(Locator::isVisible);
  }

  @Test
  void observed_values_open_without_a_script() throws IOException {
    // Given
    try (PageServer server = PageServer.of(SamplePage.of(VerdictWord.FAIL))) {
      Page page = context.newPage();
      page.navigate(server.address());
      Locator table = page.locator("details table").first();
      boolean before = table.isVisible();

      // When
      page.locator("summary").first().click();

      // Then
      assertThat(before).isFalse();
      assertThat(table.isVisible()).isTrue();
      assertThat(table.innerText()).contains("latency.e2e.p95", "842.125 ms", "MEASURED");
    }
  }

  @Test
  void nothing_is_loaded_but_the_page_and_nothing_is_refused() throws IOException {
    // Given
    try (PageServer server = PageServer.of(SamplePage.of(VerdictWord.FAIL))) {
      List<String> requests = new ArrayList<>();
      List<String> complaints = new ArrayList<>();
      Page page = context.newPage();
      context.onRequest(request -> requests.add(request.url()));
      page.onConsoleMessage((ConsoleMessage message) -> complaints.add(message.text()));

      // When
      page.navigate(server.address());

      // Then
      assertThat(requests).containsExactly(server.address());
      assertThat(complaints).isEmpty();
      assertThat(server.asked()).containsExactly(URI.create(server.address()).getPath());
    }
  }

  @Test
  void evidence_links_lead_to_the_evidence_in_an_unpacked_bundle(@TempDir Path folder)
      throws IOException {
    // Given
    Path file = SamplePage.of(VerdictWord.FAIL).unpackInto(folder);
    Page page = context.newPage();

    // When
    page.navigate(file.toUri().toString());
    List<String> links = links(page);

    // Then
    assertThat(links).hasSize(27).allMatch(link -> link.matches("evidence/[0-9a-f]{64}"));
    for (String link : links) {
      Path evidence = Path.of(file.toUri().resolve(link));
      assertThat(link).isEqualTo(BundlePaths.evidence(Digest.of(Files.readAllBytes(evidence))));
    }
  }

  @Test
  void evidence_links_lead_to_the_evidence_on_a_server() throws IOException {
    // Given
    try (PageServer server = PageServer.of(SamplePage.of(VerdictWord.FAIL))) {
      Page page = context.newPage();
      page.navigate(server.address());
      String link = links(page).getFirst();

      // When
      APIResponse answer =
          context.request().get(URI.create(server.address()).resolve(link).toString());

      // Then
      assertThat(answer.status()).isEqualTo(200);
      assertThat(link).isEqualTo(BundlePaths.evidence(Digest.of(answer.body())));
    }
  }

  private static List<String> links(Page page) {
    return page.locator("article a").all().stream().map(link -> link.getAttribute("href")).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void hostile_text_is_shown_as_text(boolean javaScript) throws IOException {
    // Given
    SamplePage sample = SamplePage.saying(HOSTILE);
    try (PageServer server = PageServer.of(sample);
        BrowserContext reader =
            context
                .browser()
                .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(javaScript))) {
      List<String> dialogs = new ArrayList<>();
      Page page = reader.newPage();
      page.onDialog(dialog -> dialogs.add(dialog.message()));

      // When
      page.navigate(server.address());

      // Then
      String shown = HOSTILE.replaceAll("[\u202E\u2066]", "\uFFFD");
      assertThat(page.locator("h1").textContent()).isEqualTo(shown);
      assertThat(page.locator("article").first().textContent()).contains(shown);
      assertThat(page.locator("script, img, b, iframe, object").count()).isZero();
      assertThat(page.locator("main").count()).isEqualTo(1);
      assertThat(page.title()).startsWith(shown);
      assertThat(page.content()).doesNotContain("\u202E", "\u2066");
      assertThat(dialogs).isEmpty();
      assertThat(server.asked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 360, 768, 1280})
  void nobody_scrolls_sideways(int width) throws IOException {
    for (SamplePage sample : List.of(SamplePage.of(VerdictWord.FAIL), SamplePage.saying(ENDLESS))) {
      // Given
      try (PageServer server = PageServer.of(sample)) {
        Page page = context.newPage();
        page.setViewportSize(width, 800);

        // When
        page.navigate(server.address());
        page.locator("summary").all().forEach(Locator::click);

        // Then
        assertThat(page.locator("details table").all()).hasSize(9).allMatch(Locator::isVisible);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
      }
    }
  }
}
