package dev.assay.compute.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTextTest {

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2.49 | <td>$2.49</td>      | true
          2.49 | <td>$2.490/h</td>   | true
          2.49 | USD 2.49.           | true
          2.49 | $12.49              | false
          2.49 | $2.495              | false
          2.49 | 1,2.49              | false
          2.49 | version 1.2.49      | false
          2.49 | 2.49.1              | false
          2.50 | $2.5                | true
          2.50 | $2.50               | true
          3    | $3.00 an hour       | true
          3    | $3 an hour          | true
          3    | $3.10               | false
          100  | 100 of them         | true
          100  | 1000                | false
          2.49 | 2x49                | false
          """)
  void givenAFigure_whenSearched_thenOnlyANumberOfItsOwnCounts(
      BigDecimal figure, String text, boolean found) {
    assertThat(PageText.showing(figure).test(text)).isEqualTo(found);
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Example Metal | <h1>EXAMPLE   metal</h1>     | true
          Example Metal | example metals               | false
          Example Metal | an example of metal          | false
          A.B (C)       | we are a.b (c), inc.         | true
          A.B           | axb                          | false
          Metal         | <b>Metal</b>GmbH             | true
          """)
  void givenAName_whenSearched_thenOnlyItsWordsCount(String name, String text, boolean found) {
    assertThat(PageText.naming(name).test(text)).isEqualTo(found);
  }
}
