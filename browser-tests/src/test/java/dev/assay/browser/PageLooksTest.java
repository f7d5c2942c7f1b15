package dev.assay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.assay.verification.policy.VerdictWord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for eyes and for those who read by other means: pictures, contrast, dark, print. */
@ExtendWith(Browsers.class)
class PageLooksTest {
  private static final Path SCREENSHOTS = Path.of(System.getProperty("assay.screenshots"));
  private static final double SMALLEST_TEXT = 11;

  @TempDir private Path folder;
  private final BrowserContext context;

  PageLooksTest(Browser browser) {
    context = browser.newContext();
  }

  @AfterEach
  void close() {
    context.close();
  }

  private Page open(VerdictWord word, int width) throws IOException {
    Path file = SamplePage.of(word).unpackInto(folder);
    Page page = context.newPage();
    page.setViewportSize(width, 900);
    page.navigate(file.toUri().toString());
    return page;
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "PASS, LIGHT, 1280",
    "PASS, DARK, 1280",
    "FAIL, LIGHT, 1280",
    "FAIL, DARK, 1280",
    "WATCHLIST, LIGHT, 1280",
    "WATCHLIST, DARK, 1280",
    "INCONCLUSIVE, LIGHT, 1280",
    "INCONCLUSIVE, DARK, 1280",
    "FAIL, LIGHT, 360",
    "FAIL, DARK, 360"
  })
  void everybody_can_read_it(VerdictWord word, ColorScheme scheme, int width) throws IOException {
    // Given
    Page page = open(word, width);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.locator("summary").all().forEach(Locator::click);

    // When
    List<Rule> violations = new AxeBuilder(page).analyze().getViolations();

    // Then
    assertThat(violations)
        .as("%s", violations.stream().map(rule -> rule.getId() + rule.getNodes()).toList())
        .isEmpty();
    if (word == VerdictWord.FAIL) {
      keep(page, "%s-%d".formatted(scheme, width));
    }
  }

  @Test
  void a_planted_fault_is_found() {
    // Given
    Page page = context.newPage();
    page.setContent("<title>t</title><main><p style='color:#bbb'>faint</p><img src=''></main>");

    // When
    AxeResults results = new AxeBuilder(page).analyze();

    // Then
    assertThat(results.getViolations())
        .extracting(Rule::getId)
        .contains("color-contrast", "html-has-lang", "image-alt");
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 360, 1280})
  void pictures_have_visible_bars_and_labels_in_their_frame(int width) throws IOException {
    // Given
    Page page = open(VerdictWord.FAIL, width);

    // When
    List<Locator> pictures = page.locator("figure svg").all();

    // Then
    assertThat(pictures).hasSize(3);
    for (Locator picture : pictures) {
      Box frame = Box.of(picture);
      assertThat(frame.width()).isBetween(width * 0.7, (double) width);
      assertThat(frame.height()).isBetween(120.0, 400.0);
      List<Box> bars = Box.shapes(picture.locator("rect.bar, rect.failed"));
      assertThat(bars).anyMatch(bar -> bar.width() > 3 && bar.height() > 8);
      assertThat(bars).allMatch(bar -> bar.width() >= 1);
      List<Box> labels = Box.shapes(picture.locator("text"));
      assertThat(labels).hasSizeGreaterThan(4).allMatch(label -> label.height() >= SMALLEST_TEXT);
      assertThat(bars).allMatch(bar -> bar.within(frame));
      assertThat(labels).allMatch(label -> label.within(frame));
      assertApart(labels);
    }
  }

  @Test
  void a_bar_is_as_high_as_its_count_and_a_mark_stands_where_its_value_is() throws IOException {
    // Given
    Page page = open(VerdictWord.FAIL, 1280);
    Locator histogram = page.locator("figure svg").nth(1);

    // When
    List<Box> bars = Box.all(histogram.locator("rect"));
    Box claimed = Box.of(histogram.locator("line.mark").first());

    // Then
    assertThat(bars.get(1).height() / bars.get(2).height())
        .isBetween(61 / 402.0, 64 / 402.0 + 0.01);
    assertThat(bars.get(7).height()).isZero();
    assertThat(claimed.x()).isBetween(bars.get(3).x(), bars.get(3).x() + bars.get(3).width());
    assertThat(histogram.locator("text.mark").allTextContents())
        .containsExactly("claimed E2E p50: 600 ms", "claimed E2E p99: 8000 ms →");
  }

  @Test
  void the_dark_page_is_dark_and_the_printed_one_is_light_with_every_value() throws IOException {
    // Given
    Page page = open(VerdictWord.FAIL, 1280);
    Page.EmulateMediaOptions dark = new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK);

    // When
    page.emulateMedia(dark);
    String onScreen = background(page);
    page.emulateMedia(dark.setMedia(Media.PRINT));
    String onPaper = background(page);

    // Then
    assertThat(onScreen).isEqualTo("rgb(20, 24, 28)");
    assertThat(onPaper).isEqualTo("rgb(255, 255, 255)");
    assertThat(Box.all(page.locator("details table")))
        .hasSize(9)
        .allMatch(table -> table.height() > 50);
    keep(page, "print");
  }

  /** For whoever wants to look: the page from its top, screen by screen. */
  private static void keep(Page page, String name) {
    for (int screen = 0; screen < 3; screen++) {
      page.evaluate("screen => window.scrollTo(0, screen * innerHeight)", screen);
      Path file = SCREENSHOTS.resolve(name + "-" + screen + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
  }

  private static String background(Page page) {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  private static void assertApart(List<Box> labels) {
    for (int i = 0; i < labels.size(); i++) {
      assertThat(labels.subList(i + 1, labels.size())).noneMatch(labels.get(i)::covers);
    }
  }
}
